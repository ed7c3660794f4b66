using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>Analyzers measured together, under the name that the report shows.</summary>
public sealed record RuleSet(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    public static RuleSet Of(DiagnosticAnalyzer analyzer) =>
        new(string.Join('+', analyzer.SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct()), [analyzer]);

    public override string ToString() => Name;
}
