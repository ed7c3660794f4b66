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
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var calls = new ConcurrentBag<FlowCalls>();
        context.RegisterRunAction(
            known,
            body =>
            {
                if (body.OwningSymbol is IMethodSymbol method && known.IsFlowCode(method) && CallsOf(method, body, knowledge) is { Calls.IsEmpty: false } found)
                {
                    calls.Add(found);
                }
            });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var flow in calls)
            {
                Analyze(end, flow, knowledge);
            }
        });
    }

    /// <summary>Read while the body is bound; only what it calls is looked at in the end.</summary>
    private static FlowCalls CallsOf(IMethodSymbol flow, BodyContext body, IoKnowledge knowledge)
    {
        var content = knowledge.GraphFor(body.FilterTree).Read(flow, body.OperationBlocks, body.CancellationToken);
        return new(
            flow,
            body.FilterTree,
            [.. content.Calls.Select(call => new FlowCall(call.Callee, IsOpen: false, [call.Callee], call.Location))
                .Concat(content.OpenCalls.Where(static open => open.Call.IsBetweenFew).Select(open => new FlowCall(open.Call.Member, IsOpen: true, ImmutableArray<ISymbol>.CastUp(open.Call.Implementations), open.Location)))
                .OrderBy(static call => call.Location.SourceSpan.Start)]);
    }

    private static void Analyze(CompilationAnalysisContext context, FlowCalls flow, IoKnowledge knowledge)
    {
        var graph = knowledge.GraphFor(flow.Tree);
        var options = IoOptions.For(context.Options, flow.Tree);
        var certain = new IoQuestion(options, needsRetries: false);
        var possible = new IoQuestion(options, needsRetries: false, takesEachImplementation: true);
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (callee, isOpen, starts, location) in flow.Calls)
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
                    flow.Flow.Name,
                    IoPath.NameOf(callee, flow.Flow.ContainingType),
                    $"{path.Describe(flow.Flow)}, {IoCategories.Describe(path.Api.Category)}"));
            }
        }
    }

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

    /// <summary>What a flow calls.</summary>
    private sealed record FlowCalls(IMethodSymbol Flow, SyntaxTree Tree, ImmutableArray<FlowCall> Calls);

    /// <summary>A call, and where a walk from it begins: at the callee, or at each of its implementations.</summary>
    private readonly record struct FlowCall(ISymbol Callee, bool IsOpen, ImmutableArray<ISymbol> Starts, Location Location);
}
