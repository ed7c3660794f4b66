namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a <see cref="DiagnosticResult"/> leaves open.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Additional locations may be any.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The severity may be any.</summary>
    IgnoreSeverity = 2,
}
