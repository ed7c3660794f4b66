using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Caching;

/// <summary>PRV504: the static state of a type with flows or tasks does I/O, waits, or fills a large collection when the type is first used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV504EagerStaticAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV504";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Eager I/O or heavy work in static state of a flow type",
        messageFormat: "{0} of '{1}' {2} when the type is first used: outside of any retry, timeout and log, and when it fails, every flow and task of the type fails from then on",
        RuleCategory.Caching,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Static state is made once, by whatever touches the type first, a start or a schedule that never runs the flow included. An exception there is kept for the life of the process.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var types = new OrchestratedTypes(known);
        var blocking = new BlockingCalls(known);
        context.RegisterBodyAction(
            file => StaticState.In(file.SemanticModel.SyntaxTree, RunNames.In(file.SemanticModel.Compilation, known, file.CancellationToken), file.CancellationToken),
            block => AnalyzeBody(block, types, knowledge, blocking));
    }

    private static void AnalyzeBody(BodyContext context, OrchestratedTypes types, IoKnowledge knowledge, BlockingCalls blocking)
    {
        var owner = context.OwningSymbol;
        if (!IsStaticState(owner) || !types.Contains(owner.ContainingType))
        {
            return;
        }

        var graph = knowledge.GraphFor(context.FilterTree);
        if (FindIo(context, owner, graph) is [var finding, ..] findings)
        {
            Report(
                context,
                finding.Locations[0],
                finding.Locations.Skip(1).Concat(finding.Path?.Locations ?? []).Concat(findings.Skip(1).SelectMany(static other => other.Locations)),
                $"calls '{finding.NameIn(owner)}' ({finding.ReasonIn(owner)} I/O)");
        }
        else if (FindWork(context, graph.Matcher, blocking) is [var (operation, work), ..] works)
        {
            Report(context, PlaceOf(operation), works.Skip(1).Select(static other => PlaceOf(other.Operation)), work);
        }
    }

    /// <summary>A constructor of the type itself, and what a static field or property is made of; constants are not made at all.</summary>
    private static bool IsStaticState(ISymbol owner) => owner switch
    {
        IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true } => true,
        IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => true,
        _ => false,
    };

    private static ImmutableArray<IoFinding> FindIo(BodyContext context, ISymbol owner, CallGraph graph)
    {
        var content = graph.Read(owner, context.OperationBlocks, context.CancellationToken);
        return content.IsEmpty
            ? []
            : IoFinding.In(content, new(IoOptions.For(context.Options, context.FilterTree), needsRetries: false, IoInterest.Unguarded), graph, context.CancellationToken);
    }

    private static List<(IOperation Operation, string Work)> FindWork(BodyContext context, IoMatcher matcher, BlockingCalls blocking)
    {
        List<(IOperation Operation, string Work)> found = [];
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (WorkOf(operation, blocking, matcher) is { } work && !Guard.IsAround(operation))
            {
                found.Add((operation, work));
            }
        }

        found.Sort(static (one, other) => one.Operation.Syntax.SpanStart.CompareTo(other.Operation.Syntax.SpanStart));
        return found;
    }

    private static string? WorkOf(IOperation operation, BlockingCalls blocking, IoMatcher matcher) =>
        LargeCollection.SizeOf(operation) is { } size ? $"fills {size} elements"
        : blocking.Of(operation, matcher) is { Kind: not BlockingKind.Twin } ? "waits"
        : null;

    private static Location PlaceOf(IOperation operation) => CalledName.In(operation.Syntax).GetLocation()!;

    private static void Report(BodyContext context, Location location, IEnumerable<Location> path, string what) =>
        context.ReportDiagnostic(Diagnostic.Create(s_rule, location, path, Describe(context.OwningSymbol), context.OwningSymbol.ContainingType.Name, what));

    private static string Describe(ISymbol owner) => owner switch
    {
        IFieldSymbol => $"Static field '{owner.Name}'",
        IPropertySymbol => $"Static property '{owner.Name}'",
        _ => "The static constructor",
    };
}
