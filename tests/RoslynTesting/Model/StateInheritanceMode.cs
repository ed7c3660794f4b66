namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a state takes over from the state it is based on.</summary>
public enum StateInheritanceMode
{
    /// <summary>All that it does not set itself, without the expected diagnostics that a fix handles.</summary>
    AutoInherit,

    /// <summary>Nothing.</summary>
    Explicit,

    /// <summary>All that it does not set itself.</summary>
    AutoInheritAll,
}
