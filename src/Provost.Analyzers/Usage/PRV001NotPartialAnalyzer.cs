using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>PRV001: a type that declares a flow or task, or encloses one that does, is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV001NotPartialAnalyzer() : ProvostAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV001";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        title: "Type that declares a flow or task is not partial",
        messageFormat: "Type '{0}' must be partial, so that '{1}' gets a proxy",
        RuleCategory.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Only a partial type can be given the proxies of its flows and tasks; without them a call runs the bare method.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(symbol => Analyze(symbol, known), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols known)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!MayDeclareRuns(type, RunNames.In(context.Compilation, known, context.CancellationToken), context.CancellationToken))
        {
            return;
        }

        var reported = new HashSet<Location>();
        foreach (var problem in NotPartial(type, context.Compilation, context.CancellationToken))
        {
            if (type.Locations.Contains(problem.Location) && reported.Add(problem.Location))
            {
                context.ReportDiagnostic(problem.ToDiagnostic(Rule));
            }
        }
    }

    private static bool MayDeclareRuns(INamedTypeSymbol type, RunNames names, CancellationToken cancellationToken)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            if (names.CandidatesIn(declaration.SyntaxTree, cancellationToken).Any())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types that a flow or task of this type, or of one nested in it, needs to be partial; the nearest flows and tasks first.</summary>
    private static IEnumerable<Problem> NotPartial(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var problems = MethodProblems.For(compilation);
        var pending = new Queue<INamedTypeSymbol>([type]);
        while (pending.Count > 0)
        {
            var current = pending.Dequeue();
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>())
            {
                foreach (var problem in problems.Of(method, compilation, cancellationToken))
                {
                    if (problem.Kind is ProblemKind.NotPartial)
                    {
                        yield return problem;
                    }
                }
            }

            foreach (var nested in current.GetTypeMembers())
            {
                pending.Enqueue(nested);
            }
        }
    }
}
