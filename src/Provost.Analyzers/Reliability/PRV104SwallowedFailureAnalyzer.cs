using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV104: a task catches what should have failed it, so that the retries it asks for never happen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV104SwallowedFailureAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV104";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Failure swallowed in a retried task",
        messageFormat: "Task '{0}' swallows {1} of '{2}': the task completes, and its retries never happen",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task is retried when it throws. A handler that logs and goes on turns the failure into a success that nobody looks at.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    /// <summary>What is done to clean up may fail without anybody minding.</summary>
    private static readonly string[] s_cleaning = ["Delete", "Remove", "Dispose", "Close", "Kill", "Abort", "Clean", "Rollback", "Disconnect", "Release"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var handlers = new SwallowingHandler(known);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge, handlers));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge, SwallowingHandler handlers)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || RetryPolicy.Of(attribute, known) is not { Retries: >= 1 })
        {
            return;
        }

        ImmutableArray<IoFinding>? findings = null;
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (operation is ICatchClauseOperation { Parent: ITryOperation attempt } handler && !IsCleaningUp(attempt) && handlers.Swallows(handler))
            {
                var io = (findings ??= FindIo(context, task, knowledge)).FirstOrDefault(finding => IsGuarded(finding, attempt) && !(SwallowingHandler.TakesCancellation(handler) && !CanBeCancelled(finding)));
                if (io is not null && !FallsBack(handler, io, findings.Value))
                {
                    Report(context, task, handler, attempt, io);
                }
            }
        }
    }

    /// <summary>What is repeated by other means need not fail the task, so it is not asked for.</summary>
    private static ImmutableArray<IoFinding> FindIo(BodyContext context, IMethodSymbol task, IoKnowledge knowledge)
    {
        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(task, context.OperationBlocks, context.CancellationToken);
        var unrepeated = new BodyContent(
            content.Sites.RemoveAll(site => graph.Resilience.IsRepeated(site.Operation)),
            content.Calls.RemoveAll(call => graph.Resilience.IsRepeated(call.Operation)),
            content.OpenCalls);
        return IoFinding.In(unrepeated, new(IoOptions.For(context.Options, context.FilterTree), needsRetries: false), graph, context.CancellationToken);
    }

    private static bool IsCleaningUp(ITryOperation attempt)
    {
        for (var (child, parent) = ((IOperation)attempt, attempt.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (parent is ICatchClauseOperation || parent is ITryOperation outer && outer.Finally == child)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGuarded(IoFinding finding, ITryOperation attempt) =>
        finding.Api.Repeat != Repeatability.Probe
        && !s_cleaning.Any(verb => (finding.Helper?.Name ?? finding.Api.Method.Name).StartsWith(verb, StringComparison.Ordinal))
        && PlacesIn(attempt.Body, finding).Any();

    /// <summary>What holds its thread is not cancelled, and neither is a helper that is given no token.</summary>
    private static bool CanBeCancelled(IoFinding finding) => finding.Helper is null
        ? Awaitable.Is(finding.Api.Method.ReturnType)
        : finding.Helper is IMethodSymbol helper && helper.Parameters.Any(static parameter => parameter.Type.Name == "CancellationToken");

    /// <summary>A handler that tries another way, over the same network or disk, fails by that when the first failed for the moment.</summary>
    private static bool FallsBack(ICatchClauseOperation handler, IoFinding io, ImmutableArray<IoFinding> findings) => findings.Any(other =>
        other.Api.Category == io.Api.Category && other.Api.Repeat != Repeatability.Probe && PlacesIn(handler.Handler, other).Any());

    private static IEnumerable<Location> PlacesIn(IOperation block, IoFinding finding) => finding.Locations.Where(location => block.Syntax.Span.Contains(location.SourceSpan));

    private static void Report(BodyContext context, IMethodSymbol task, ICatchClauseOperation handler, ITryOperation attempt, IoFinding io)
    {
        var keyword = ((CatchClauseSyntax)handler.Syntax).CatchKeyword;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule, keyword.GetLocation(), PlacesIn(attempt.Body, io).Take(1), properties: null, task.Name, SwallowingHandler.Describe(handler), io.NameIn(task)));
    }
}
