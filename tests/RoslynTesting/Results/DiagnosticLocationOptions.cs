namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a <see cref="DiagnosticLocation"/> is read.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>The span is exact.</summary>
    None = 0,

    /// <summary>Only the start counts.</summary>
    IgnoreLength = 1,

    /// <summary>The span stands for the key of a location in markup, such as <c>{|#0:text|}</c>.</summary>
    InterpretAsMarkupKey = 2,

    /// <summary>The additional location is marked as unnecessary code.</summary>
    UnnecessaryCode = 4,
}
