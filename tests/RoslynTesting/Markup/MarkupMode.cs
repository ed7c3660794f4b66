namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the markup of a state means.</summary>
public enum MarkupMode
{
    /// <summary>There is no markup: the text is taken as it is.</summary>
    None,

    /// <summary>Markup is removed and expects nothing.</summary>
    Ignore,

    /// <summary>Markup is removed; what it marks is expected unless a fix handles the diagnostic.</summary>
    IgnoreFixable,

    /// <summary>Markup is removed and what it marks is expected.</summary>
    Allow,
}
