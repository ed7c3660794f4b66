using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.Observability;

/// <summary>PRV402: neither a flow nor any of the tasks it runs logs anything.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV402SilentFlowAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV402";

    /// <summary>Of a flow with fewer tasks the engine's own messages tell enough.</summary>
    private const int FewestTasks = 3;

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Flow and its tasks log nothing",
        messageFormat: "Flow '{0}' and the {1} tasks it runs log nothing: when a run is slow or wrong, nothing tells what it worked on; use 'Run.Logger'",
        RuleCategory.Observability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The engine logs that runs start and end. What they work on, how much of it, and what was odd about it, only their own code can say.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var runs = new StartedRuns(known);
        var search = new LogSearch(context.Compilation, runs);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, runs, search));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, StartedRuns runs, LogSearch search)
    {
        if (context.OwningSymbol is not IMethodSymbol flow || !known.IsFlowCode(flow))
        {
            return;
        }

        var tasks = runs.In(context.OperationBlocks, context.CancellationToken);
        if (tasks.Count < FewestTasks
            || search.MayLog(flow, context.CancellationToken)
            || context.OperationBlocks.Select(block => block.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()).FirstOrDefault(method => method is not null) is not { } declaration)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(s_rule, declaration.Identifier.GetLocation(), flow.Name, tasks.Count));
    }
}
