using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Knowledge;

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
        var matcher = IoMatcher.For(context.Compilation, known);
        var facts = new BodyFacts(matcher);
        var resilience = new Resilience(context.Compilation, matcher);
        context.RegisterOperationBlockAction(block => AnalyzeBody(block, known, facts, resilience));
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context, KnownSymbols known, BodyFacts facts, Resilience resilience)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOf(task) is not { } attribute
            || TaskRetries.Of(attribute, known) is not { } retries)
        {
            return;
        }

        var sites = facts.SitesIn(context.OperationBlocks, context.CancellationToken);
        if (sites.IsEmpty)
        {
            return;
        }

        var options = IoOptions.For(context.Options, context.FilterTree);
        sites = sites.RemoveAll(site =>
            known.IsTask(site.Api.Method) || known.IsFlow(site.Api.Method) || options.Ignores(site.Api) || resilience.Covers(site, context.CancellationToken));
        if (!sites.IsEmpty && !(retries.AreRefused && sites.Any(IsUnsafe)))
        {
            Report(context, task, retries, sites);
        }
    }

    private static bool IsUnsafe(IoSite site) => site.Api.Repeat == Repeatability.Unsafe;

    /// <summary>One report for a task, since one change of its attribute mends it.</summary>
    private static void Report(OperationBlockAnalysisContext context, IMethodSymbol task, TaskRetries retries, ImmutableArray<IoSite> sites)
    {
        var told = sites.FirstOrDefault(IsUnsafe) is { Api: not null } @unsafe ? @unsafe : sites[0];
        var locations = sites.Select(site => site.Location);
        if (retries.Argument is { } argument && IsPartOf(context, argument))
        {
            locations = locations.Prepend(argument.GetLocation());
        }

        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            locations.First(),
            locations.Skip(1),
            IoProperties.Of(told.Api),
            task.Name,
            told.Api.DisplayName,
            IoCategories.Describe(told.Api.Category)));
    }

    /// <summary>The attribute of a partial method may be in another file, where this report would not be shown while typing.</summary>
    private static bool IsPartOf(OperationBlockAnalysisContext context, AttributeArgumentSyntax argument) =>
        argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && context.OperationBlocks.Any(block => method.Contains(block.Syntax));
}
