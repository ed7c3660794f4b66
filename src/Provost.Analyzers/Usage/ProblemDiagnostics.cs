using Microsoft.CodeAnalysis;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>Makes a diagnostic of what the parser found.</summary>
internal static class ProblemDiagnostics
{
    /// <summary>The diagnostic of a rule for a problem of its kind.</summary>
    public static Diagnostic ToDiagnostic(this Problem problem, DiagnosticDescriptor rule) =>
        Diagnostic.Create(rule, problem.Location, problem.Properties, [.. problem.Arguments]);
}
