namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What came of a round of fixing.</summary>
internal enum FixRoundOutcome
{
    /// <summary>No action was offered.</summary>
    NothingOffered,

    /// <summary>A provider that can fix all occurrences chose not to.</summary>
    Declined,

    /// <summary>An action was applied and changed nothing.</summary>
    Unchanged,

    /// <summary>An action was applied.</summary>
    Changed,
}
