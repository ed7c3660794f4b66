namespace Provost;

/// <summary>What an edge of a flow's graph says.</summary>
public enum FlowGraphEdgeKind
{
    /// <summary>The order in which the flow gets from one node to the next.</summary>
    Order,

    /// <summary>What the one node returns, or is made of it, is an argument of the other.</summary>
    Data,
}
