using System.ComponentModel;

namespace Provost.Generated;

/// <summary>What the compiler knows of a flow or a task beyond what runs it. Generated code writes it.</summary>
/// <param name="SourceHash">A hash of its code.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MemberFacts(string SourceHash)
{
    /// <summary>The JSON Schema of a flow's parameters; <see langword="null"/> for a task.</summary>
    public string? ParameterSchema { get; init; }

    /// <summary>Makes the graph of a flow; <see langword="null"/> for a task.</summary>
    public Func<FlowGraph>? Graph { get; init; }
}
