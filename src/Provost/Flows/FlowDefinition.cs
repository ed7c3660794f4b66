namespace Provost;

/// <summary>A flow as it was declared: its identity and its options. Immutable and safe to share between threads.</summary>
/// <remarks>The proxy of a flow has it as <c>Definition</c>. Prefect: <c>Flow</c>.</remarks>
public abstract class FlowDefinition
{
    private protected FlowDefinition(string fullName, FlowOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullName);
        FullName = fullName;
        Options = options;
    }

    /// <summary>How the flow runs.</summary>
    public FlowOptions Options { get; }

    /// <summary>The display name.</summary>
    public string Name => Options.Name;

    /// <summary>Namespace, type and method: what tells the flow from all others of the program.</summary>
    public string FullName { get; }

    /// <summary>The names of the parameters in declared order, without cancellation tokens.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The display name.</summary>
    public override string ToString() => Name;
}
