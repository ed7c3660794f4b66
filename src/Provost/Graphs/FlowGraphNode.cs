namespace Provost;

/// <summary>A node of a flow's graph.</summary>
/// <param name="Id">Its number in the graph, from 0; the numbers follow the order of the source.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Label">What people read: the name of the method less <c>Async</c>, or the condition or collection as the source has it.</param>
/// <param name="Member">Namespace, type and method of the task or flow; <see langword="null"/> where it is neither.</param>
public sealed record FlowGraphNode(int Id, FlowGraphNodeKind Kind, string Label, string? Member = null);
