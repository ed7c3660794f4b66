using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>The base of the rules that report what the generator's parser finds wrong with a method.</summary>
public abstract class ProblemAnalyzer : ProvostAnalyzer
{
    private readonly ProblemKind _kind;

    private protected ProblemAnalyzer(DiagnosticDescriptor rule, ProblemKind kind)
        : base(rule) => _kind = kind;

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterRunDeclarationAction(known, (method, file) => Report(method, file.SemanticModel.Compilation, file.ReportDiagnostic, file.CancellationToken));

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
