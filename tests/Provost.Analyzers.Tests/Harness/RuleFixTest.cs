using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Provost.Analyzers.Tests;

/// <summary>A test of a fix, run or passed over.</summary>
internal sealed class RuleFixTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken) =>
        TestedCases.Count(TestState, isOfFix: true) ? Task.CompletedTask : base.RunImplAsync(cancellationToken);
}
