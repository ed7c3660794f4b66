namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How closely the syntax tree of a code action must match the tree the parser makes of the same text.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not compared.</summary>
    None,

    /// <summary>Nodes and tokens match; trivia need not.</summary>
    SemanticStructure,

    /// <summary>Nodes, tokens and trivia match.</summary>
    Full,
}
