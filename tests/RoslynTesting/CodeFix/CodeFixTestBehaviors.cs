namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks that a code fix test leaves out or narrows.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>All checks are made.</summary>
    None = 0,

    /// <summary>Leaves out fixing all occurrences in the document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Leaves out fixing all occurrences in the project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Leaves out fixing all occurrences in the solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Leaves out fixing all occurrences in any scope.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Fixes a single diagnostic, once.</summary>
    FixOne = 8,

    /// <summary>Lets a fix handle diagnostics that were not reported by a local action.</summary>
    SkipLocalDiagnosticCheck = 16,
}
