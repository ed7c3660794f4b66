using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV101: a flow does I/O itself, where nothing retries, times or records it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV101UnwrappedIoAnalyzer : ProvostAnalyzer
{
    public const string Id = "PRV101";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "Flow performs I/O outside a task",
        "Flow '{0}' calls '{1}' ({2} I/O) outside a task, where it is neither retried, timed nor recorded: move it into a [Task]",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task is the unit that is retried, timed, cached and observed. I/O in the body of a flow has none of that: one transient failure fails the flow, and a retry of the flow repeats everything before it.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    public PRV101UnwrappedIoAnalyzer()
        : base(s_rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var facts = new BodyFacts(IoMatcher.For(context.Compilation, known));
        context.RegisterOperationBlockAction(block => AnalyzeBody(block, known, facts));
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context, KnownSymbols known, BodyFacts facts)
    {
        if (context.OwningSymbol is not IMethodSymbol flow || !known.IsFlow(flow) || known.IsTask(flow))
        {
            return;
        }

        var sites = facts.SitesIn(context.OperationBlocks, context.CancellationToken);
        if (!sites.IsEmpty)
        {
            Report(context, flow, OfInterest(sites, known, IoOptions.For(context.Options, context.FilterTree)));
        }
    }

    /// <summary>A call of a task is a task run; what is done with an opened reader or stream goes with its opening.</summary>
    private static ImmutableArray<IoSite> OfInterest(ImmutableArray<IoSite> sites, KnownSymbols known, IoOptions options)
    {
        sites = sites.RemoveAll(site => known.IsTask(site.Api.Method) || known.IsFlow(site.Api.Method) || options.Ignores(site.Api));
        return sites.RemoveAll(site => site.Api.IsOnHandle && sites.Any(other => !other.Api.IsOnHandle && other.Api.Category == site.Api.Category));
    }

    /// <summary>One report for each API and receiver, at its first site; the others are its additional locations.</summary>
    private static void Report(OperationBlockAnalysisContext context, IMethodSymbol flow, ImmutableArray<IoSite> sites)
    {
        foreach (var group in sites.GroupBy(site => (site.Api.DisplayName, site.Receiver), ReportedOnce.Instance))
        {
            var first = group.First();
            var severity = first.Api.Repeat == Repeatability.Probe ? DiagnosticSeverity.Info : s_rule.DefaultSeverity;
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                first.Location,
                severity,
                group.Skip(1).Select(site => site.Location),
                IoProperties.Of(first.Api),
                flow.Name,
                first.Api.DisplayName,
                IoCategories.Describe(first.Api.Category)));
        }
    }

    private sealed class ReportedOnce : IEqualityComparer<(string Api, ISymbol? Receiver)>
    {
        public static readonly ReportedOnce Instance = new();

        public bool Equals((string Api, ISymbol? Receiver) x, (string Api, ISymbol? Receiver) y) =>
            x.Api == y.Api && SymbolEqualityComparer.Default.Equals(x.Receiver, y.Receiver);

        public int GetHashCode((string Api, ISymbol? Receiver) obj) =>
            (StringComparer.Ordinal.GetHashCode(obj.Api) * 31) ^ SymbolEqualityComparer.Default.GetHashCode(obj.Receiver);
    }
}
