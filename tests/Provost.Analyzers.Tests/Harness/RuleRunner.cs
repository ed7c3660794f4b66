using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Tests;

/// <summary>Runs a rule over a compilation as it is, errors and all, and hands on what the rule throws.</summary>
internal static class RuleRunner
{
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, params ImmutableArray<DiagnosticAnalyzer> rules)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new([]), (exception, _, _) => thrown ??= exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(rules, options).GetAnalyzerDiagnosticsAsync();
        Assert.Null(thrown);
        return diagnostics;
    }
}
