namespace Provost;

/// <summary>What a node of a flow's graph stands for.</summary>
public enum FlowGraphNodeKind
{
    /// <summary>The beginning of the flow.</summary>
    Start,

    /// <summary>A task that is called: the flow goes on when it has ended.</summary>
    Task,

    /// <summary>A task that is submitted: the flow goes on at once.</summary>
    Submit,

    /// <summary>A task that is mapped: one run for each item, side by side.</summary>
    Map,

    /// <summary>Another flow that is called.</summary>
    Subflow,

    /// <summary>A place where the flow goes one way or another.</summary>
    Branch,

    /// <summary>A place that the flow comes back to.</summary>
    Loop,
}
