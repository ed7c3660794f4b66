using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Caching;

/// <summary>PRV503: a task whose result is shared by runs does something that a hit leaves out, or returns what is true only for a moment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV503ImpureCachedTaskAnalyzer() : ProvostAnalyzer(s_effect, s_result)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV503";

    private const string Title = "Cached task has side effects or an impure result";

    private const string Description =
        "A hit gives the result and runs nothing. What a task does beside returning it is left out then, and what it read off the clock or drew by chance is handed out again.";

    private static readonly DiagnosticDescriptor s_effect = new(
        Id,
        Title,
        messageFormat: "Task '{0}' is cached across runs and calls '{1}' ({2} I/O), which a hit leaves out",
        RuleCategory.Caching,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        Description,
        helpLinkUri: RuleHelp.LinkTo(Id));

    private static readonly DiagnosticDescriptor s_result = new(
        Id,
        Title,
        messageFormat: "Task '{0}' is cached across runs and returns what depends on {1} through '{2}', which every hit repeats",
        RuleCategory.Caching,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        Description,
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var flow = new VolatileFlow(context.Compilation, VolatileKind.Clock | VolatileKind.Chance, throughCalls: VolatileKind.None);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge, flow));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge, VolatileFlow flow)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || TaskCaching.Of(attribute, known) is not { IsSharedByRuns: true } caching)
        {
            return;
        }

        if (FindEffect(context, task, knowledge) is { } effect)
        {
            Report(context, s_effect, caching, effect.Locations[0], effect.Path?.Locations ?? [], properties: null, [task.Name, effect.NameIn(task), effect.ReasonIn(task)]);
        }
        else if (caching.ExpirationSeconds <= 0 && flow.In(context.OperationBlocks, context.CancellationToken).FirstOrDefault() is { } value)
        {
            Report(context, s_result, caching, value.Syntax.GetLocation(), value.Inner is null ? [] : [value.Inner], VolatileProperties.Of(value), [task.Name, value.Describe(), value.Name]);
        }
    }

    private static IoFinding? FindEffect(BodyContext context, IMethodSymbol task, IoKnowledge knowledge)
    {
        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(task, context.OperationBlocks, context.CancellationToken);
        return content.IsEmpty
            ? null
            : IoFinding.In(content, new(IoOptions.For(context.Options, context.FilterTree), needsRetries: false, IoInterest.SideEffect), graph, context.CancellationToken)
                .FirstOrDefault(finding => !PostedQuestion.Is(finding, content, task));
    }

    /// <summary>On the option that asks for the cache, unless it is in another file; then on the place.</summary>
    private static void Report(
        BodyContext context,
        DiagnosticDescriptor rule,
        TaskCaching caching,
        Location place,
        IEnumerable<Location> path,
        ImmutableDictionary<string, string?>? properties,
        object[] arguments)
    {
        var option = caching.KeyArgument is { } argument && argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && context.OperationBlocks.Any(block => method.Contains(block.Syntax))
            ? argument.GetLocation()
            : null;
        context.ReportDiagnostic(Diagnostic.Create(rule, option ?? place, option is null ? path : path.Prepend(place), properties, arguments));
    }
}
