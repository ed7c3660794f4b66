using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>A rule about how a task retries what it does over a network, reported on the option that says so.</summary>
public abstract class RetriedNetworkAnalyzer : ProvostAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected RetriedNetworkAnalyzer(DiagnosticDescriptor rule)
        : base(rule) => _rule = rule;

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge));
    }

    /// <summary>The option to report, where the policy is not right for a network.</summary>
    private protected abstract string? FaultyOption(RetryPolicy policy);

    private void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || RetryPolicy.Of(attribute, known) is not { } policy
            || FaultyOption(policy) is not { } option)
        {
            return;
        }

        var graph = knowledge.GraphFor(context.FilterTree);
        var content = graph.Read(task, context.OperationBlocks, context.CancellationToken);
        var question = new IoQuestion(IoOptions.For(context.Options, context.FilterTree), needsRetries: true);
        if (IoFinding.In(content, question, graph, context.CancellationToken).FirstOrDefault() is { } finding)
        {
            var argument = policy.Argument(option, context.OperationBlocks)?.GetLocation();
            var locations = finding.Locations.Concat(finding.Path?.Locations ?? []);
            context.ReportDiagnostic(Diagnostic.Create(
                _rule,
                argument ?? finding.Locations[0],
                argument is null ? locations.Skip(1) : locations,
                task.Name,
                finding.NameIn(task),
                finding.ReasonIn(task)));
        }
    }
}
