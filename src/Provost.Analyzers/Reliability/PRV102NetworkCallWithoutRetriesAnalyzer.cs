using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV102: a task talks to the network and neither it nor anything in sight tries again when that fails.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV102NetworkCallWithoutRetriesAnalyzer : ProvostAnalyzer
{
    public const string Id = "PRV102";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "Network call in a task without retries",
        "Task '{0}' calls '{1}' ({2} I/O) without retries: one transient failure fails the task and its flow",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A network fails for moments at a time. A task that is tried again with growing, scattered delays survives them; a task without retries fails its flow.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    public PRV102NetworkCallWithoutRetriesAnalyzer()
        : base(s_rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var callers = new CallerRetries(context.Compilation, known);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge, callers));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge, CallerRetries callers)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || TaskRetries.Of(attribute, known) is not { } retries)
        {
            return;
        }

        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(task, context.OperationBlocks, context.CancellationToken);
        if (content.IsEmpty)
        {
            return;
        }

        var question = new IoQuestion(IoOptions.For(context.Options, context.FilterTree), needsRetries: true);
        var findings = IoFinding.In(content, question, graph, context.CancellationToken);
        if (!findings.IsEmpty && !(retries.AreRefused && findings.Any(static finding => finding.IsUnsafe)) && !callers.Cover(task, context.CancellationToken))
        {
            Report(context, task, retries, findings);
        }
    }

    /// <summary>One report for a task, since one change of its attribute mends it; the hops through helpers are its last locations.</summary>
    private static void Report(BodyContext context, IMethodSymbol task, TaskRetries retries, ImmutableArray<IoFinding> findings)
    {
        var told = findings.FirstOrDefault(static finding => finding.IsUnsafe) ?? findings[0];
        var locations = findings.SelectMany(finding => finding.Locations).OrderBy(location => location.SourceSpan.Start).AsEnumerable();
        if (retries.Argument is { } argument && IsPartOf(context, argument))
        {
            locations = locations.Prepend(argument.GetLocation());
        }

        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            locations.First(),
            locations.Skip(1).Concat(told.Path?.Locations ?? []),
            IoProperties.Of(told),
            task.Name,
            told.NameIn(task),
            told.ReasonIn(task)));
    }

    /// <summary>The attribute of a partial method may be in another file, where this report would not be shown while typing.</summary>
    private static bool IsPartOf(BodyContext context, AttributeArgumentSyntax argument) =>
        argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && context.OperationBlocks.Any(block => method.Contains(block.Syntax));
}
