using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV108: a retried task writes what is written twice when it is repeated, and nothing tells the other side that it is a repetition.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV108RepeatedWriteAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV108";

    private const string ConditionOption = "RetryCondition";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Write is retried without an idempotency key",
        messageFormat: "Task '{0}' repeats '{1}' ({2} I/O) when it is retried, without an idempotency key: a write that arrived before the attempt failed is made twice",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An attempt can fail after its request has arrived: the answer is lost, or something after it throws. A retry then pays, sends or inserts a second time, unless a key that all attempts share tells the other side.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var evidence = new IdempotencyEvidence(context.Compilation);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge, evidence));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge, IdempotencyEvidence evidence)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || RetryPolicy.Of(attribute, known) is not { Retries: >= 1 }
            || attribute.NamedArguments.Any(static option => option.Key == ConditionOption))
        {
            return;
        }

        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(task, context.OperationBlocks, context.CancellationToken);
        if (content.IsEmpty)
        {
            return;
        }

        var question = new IoQuestion(IoOptions.For(context.Options, context.FilterTree), needsRetries: false, IoInterest.RepeatedWrite);
        foreach (var finding in IoFinding.In(content, question, graph, context.CancellationToken))
        {
            if (!PostedQuestion.Is(finding, content, task) && !evidence.IsAround(context.OperationBlocks, finding.Path, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule,
                    finding.Locations[0],
                    finding.Locations.Skip(1).Concat(finding.Path?.Locations ?? []),
                    IoProperties.Of(finding),
                    task.Name,
                    finding.NameIn(task),
                    finding.ReasonIn(task)));
            }
        }
    }
}
