using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV101: a flow does I/O itself or through helpers, where nothing retries, times or records it.</summary>
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
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge)
    {
        if (context.OwningSymbol is not IMethodSymbol flow
            || OrchestratedCode.DeclarationOf(flow, known) is not { } declaration
            || !known.IsFlow(declaration)
            || known.IsTask(declaration))
        {
            return;
        }

        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(flow, context.OperationBlocks, context.CancellationToken);
        if (!content.IsEmpty)
        {
            var question = new IoQuestion(IoOptions.For(context.Options, context.FilterTree), needsRetries: false);
            foreach (var finding in IoFinding.In(content, question, graph, context.CancellationToken))
            {
                Report(context, flow, finding);
            }
        }
    }

    /// <summary>The report is on the first place; the others, and then the hops through helpers, are its additional locations.</summary>
    private static void Report(BodyContext context, IMethodSymbol flow, IoFinding finding)
    {
        var severity = finding.Api.Repeat == Repeatability.Probe ? DiagnosticSeverity.Info : s_rule.DefaultSeverity;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            finding.Locations[0],
            severity,
            finding.Locations.Skip(1).Concat(finding.Path?.Locations ?? []),
            IoProperties.Of(finding),
            flow.Name,
            finding.NameIn(flow),
            finding.ReasonIn(flow)));
    }
}
