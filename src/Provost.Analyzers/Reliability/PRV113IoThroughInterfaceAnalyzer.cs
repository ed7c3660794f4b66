using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// PRV113: a flow calls, directly or through helpers, a member with several implementations, of which one performs I/O. To look for
/// all implementations is too much while typing, and what is found is a possibility: hence at the end of a build, and a suggestion.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV113IoThroughInterfaceAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV113";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "Flow may perform I/O through one of several implementations",
        "Flow '{0}' calls '{1}' outside a task, and one implementation performs I/O ({2} I/O): call it from a [Task], or mark the member [Task]",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Which implementation runs is decided when the program does. Where one of them reaches out of the process, the call belongs into a task, for the days on which that one runs.",
        helpLinkUri: RuleHelp.LinkTo(Id),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var flows = new ConcurrentBag<IMethodSymbol>();
        context.RegisterRunAction(
            known,
            body =>
            {
                if (body.OwningSymbol is IMethodSymbol method && known.IsFlowCode(method))
                {
                    flows.Add(method);
                }
            });
        context.RegisterCompilationEndAction(end =>
        {
            if (!flows.IsEmpty)
            {
                var knowledge = IoKnowledge.For(end.Compilation, known, end.Options, end.CancellationToken);
                foreach (var flow in flows.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default))
                {
                    Analyze(end, flow, knowledge);
                }
            }
        });
    }

    private static void Analyze(CompilationAnalysisContext context, IMethodSymbol flow, IoKnowledge knowledge)
    {
        if (flow.DeclaringSyntaxReferences is not [{ SyntaxTree: var tree }, ..])
        {
            return;
        }

        var graph = knowledge.GraphFor(tree);
        var facts = graph.FactsOf(flow, context.CancellationToken);
        var options = IoOptions.For(context.Options, tree);
        var certain = new IoQuestion(options, needsRetries: false);
        var possible = new IoQuestion(options, needsRetries: false, takesEachImplementation: true);
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (callee, isOpen, starts, location) in Calls(facts).OrderBy(call => call.Location.SourceSpan.Start))
        {
            // What is certain is PRV101's.
            if (reported.Add(callee)
                && (isOpen || graph.Search.From(callee, certain, context.CancellationToken) is null)
                && Find(starts, graph, isOpen ? certain : possible, isOpen, context.CancellationToken) is { } path)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule,
                    location,
                    path.Locations,
                    flow.Name,
                    IoPath.NameOf(callee, flow.ContainingType),
                    $"{path.Describe(flow)}, {IoCategories.Describe(path.Api.Category)}"));
            }
        }
    }

    /// <summary>What the flow calls, and where a walk begins: at the callee, or at each of its implementations.</summary>
    private static IEnumerable<(ISymbol Callee, bool IsOpen, ImmutableArray<ISymbol> Starts, Location Location)> Calls(MemberFacts facts) =>
        facts.Calls.Select(call => (call.Callee, false, ImmutableArray.Create(call.Callee), call.Location))
            .Concat(facts.OpenCalls.Where(static open => open.Call.IsBetweenFew).Select(open => ((ISymbol)open.Call.Member, true, ImmutableArray<ISymbol>.CastUp(open.Call.Implementations), open.Location)));

    private static IoPath? Find(ImmutableArray<ISymbol> starts, CallGraph graph, IoQuestion question, bool isOpen, CancellationToken cancellationToken)
    {
        foreach (var start in starts)
        {
            var walk = new IoWalk(graph, question);
            foreach (var (step, io) in walk.From(start, cancellationToken))
            {
                if (io.Api.Repeat != Repeatability.Probe && (isOpen || walk.IsThroughChoice(step)))
                {
                    return walk.PathTo(step, io);
                }
            }
        }

        return null;
    }
}
