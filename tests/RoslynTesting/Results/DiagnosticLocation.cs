namespace Microsoft.CodeAnalysis.Testing;

/// <summary>An expected location.</summary>
/// <param name="span">The file and the span in it.</param>
/// <param name="options">How the span is read.</param>
public readonly struct DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
{
    /// <summary>The file and the span in it.</summary>
    public FileLinePositionSpan Span { get; } = span;

    /// <summary>How the span is read.</summary>
    public DiagnosticLocationOptions Options { get; } = options;
}
