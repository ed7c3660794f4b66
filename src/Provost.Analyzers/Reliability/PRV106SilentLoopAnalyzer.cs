using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV106: a loop in a task goes on for as long as others take, and can neither be stopped nor be followed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV106SilentLoopAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV106";

    private const string TimeoutOption = "TimeoutSeconds";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Long-running loop without heartbeat or cancellation check",
        messageFormat: "This loop of task '{0}' waits in '{1}' for as many rounds as it takes, without a heartbeat or a look at a token: it cannot be cancelled, and nobody sees that it gets on",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Run.Heartbeat() says that a task gets on, and is the place where it stops when its run is cancelled. A loop without it, and without a token, looks the same when it hangs as when it works.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var boundary = new WalkBoundary(known);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge, boundary));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge, WalkBoundary boundary)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || RetryPolicy.Of(attribute, known) is null
            || attribute.NamedArguments.Any(static option => option is { Key: TimeoutOption, Value.Value: not 0.0 }))
        {
            return;
        }

        List<IOperation>? loops = null;
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (operation is IWhileLoopOperation or IForLoopOperation { Condition: null } && LongLoop.IsOpenEnded(operation) && !LongLoop.IsFollowed(operation, boundary))
            {
                (loops ??= []).Add(operation);
            }
        }

        if (loops is not null)
        {
            Report(context, task, loops, knowledge);
        }
    }

    /// <summary>The inner of two loops is the one that goes round, and the one to report.</summary>
    private static void Report(BodyContext context, IMethodSymbol task, List<IOperation> loops, IoKnowledge knowledge)
    {
        var waits = Waits(context, task, knowledge);
        foreach (var loop in loops.OrderBy(static loop => loop.Syntax.SpanStart))
        {
            var inner = loops.Where(other => other != loop && loop.Syntax.Span.Contains(other.Syntax.Span)).ToList();
            var wait = waits.FirstOrDefault(wait => IsIn(loop, wait.Location) && !inner.Any(other => IsIn(other, wait.Location)));
            if (wait.Location is not null && loop.Syntax is StatementSyntax)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, LongLoop.Keyword(loop.Syntax).GetLocation(), [wait.Location], task.Name, wait.Name));
            }
        }
    }

    /// <summary>Where the body waits for others: for I/O, its own or a helper's, or on purpose.</summary>
    private static List<(string Name, Location Location)> Waits(BodyContext context, IMethodSymbol task, IoKnowledge knowledge)
    {
        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(task, context.OperationBlocks, context.CancellationToken);
        var question = new IoQuestion(IoOptions.For(context.Options, context.FilterTree), needsRetries: false, IoInterest.OutOfProcess);
        var ofIo = IoFinding.In(content, question, graph, context.CancellationToken)
            .SelectMany(finding => finding.Locations.Select(location => (Name: finding.NameIn(task), Location: location)));
        var onPurpose = ExecutedOperations.In(context.OperationBlocks, context.CancellationToken)
            .Where(LongLoop.IsPause)
            .Select(static pause => (Name: NameOf((IInvocationOperation)pause), Location: CalledName.In(pause.Syntax).GetLocation()!));
        return [.. ofIo.Concat(onPurpose).OrderBy(static wait => wait.Location.SourceSpan.Start)];
    }

    private static bool IsIn(IOperation loop, Location location) => loop.Syntax.SyntaxTree == location.SourceTree && loop.Syntax.Span.Contains(location.SourceSpan);

    private static string NameOf(IInvocationOperation call) => $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";
}
