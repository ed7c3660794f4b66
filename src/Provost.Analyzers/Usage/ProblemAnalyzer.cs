using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>The base of the rules that report what the generator's parser finds wrong with a method.</summary>
public abstract class ProblemAnalyzer : ProvostAnalyzer
{
    private readonly ProblemKind _kind;

    private protected ProblemAnalyzer(DiagnosticDescriptor rule, ProblemKind kind)
        : base(rule) => _kind = kind;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(
            action => Report((IMethodSymbol)action.Symbol, action.Compilation, action.ReportDiagnostic, action.CancellationToken),
            SymbolKind.Method);

    private protected void Report(IMethodSymbol method, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var problem in MethodProblems.For(compilation).Of(method, compilation, cancellationToken))
        {
            if (problem.Kind == _kind)
            {
                report(problem.ToDiagnostic(SupportedDiagnostics[0]));
            }
        }
    }
}
