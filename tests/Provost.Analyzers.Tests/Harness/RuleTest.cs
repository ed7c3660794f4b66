using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Provost.Analyzers.Tests;

/// <summary>A test of a rule, run or counted.</summary>
internal sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken) =>
        TestedCases.Count(TestState, isOfFix: false) ? Task.CompletedTask : base.RunImplAsync(cancellationToken);
}
