namespace Provost;

/// <summary>An edge of a flow's graph.</summary>
/// <param name="From">The number of the node it leaves.</param>
/// <param name="To">The number of the node it comes to.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Label">When it is gone, as "yes", "each" or "on error", or the name of the data; <see langword="null"/> where there is nothing to say.</param>
public sealed record FlowGraphEdge(int From, int To, FlowGraphEdgeKind Kind = FlowGraphEdgeKind.Order, string? Label = null);
