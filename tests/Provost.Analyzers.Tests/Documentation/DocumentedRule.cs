using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>A rule as its page and the index present it.</summary>
internal sealed record DocumentedRule(DiagnosticDescriptor Descriptor, bool HasFix)
{
    public string Id => Descriptor.Id;

    public string PageName => $"{Id}.md";

    /// <summary>The severity as an <c>.editorconfig</c> spells it.</summary>
    public string Severity => Descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };

    public string Fix => HasFix ? "yes" : "no";
}
