namespace Provost.Generators.Model;

/// <summary>A node of a flow's graph.</summary>
/// <param name="Kind">A member of the runtime's <c>FlowGraphNodeKind</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Member">Namespace, type and method of the task or flow; <see langword="null"/> where it is neither.</param>
internal sealed record GraphNode(string Kind, string Label, string? Member = null);
