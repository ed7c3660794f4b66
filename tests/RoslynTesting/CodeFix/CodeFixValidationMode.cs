namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The former name of <see cref="CodeActionValidationMode"/>.</summary>
[Obsolete($"Use {nameof(CodeActionValidationMode)} instead.")]
public enum CodeFixValidationMode
{
    /// <inheritdoc cref="CodeActionValidationMode.None" />
    None,

    /// <inheritdoc cref="CodeActionValidationMode.SemanticStructure" />
    SemanticStructure,

    /// <inheritdoc cref="CodeActionValidationMode.Full" />
    Full,
}
