using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Caching;

/// <summary>PRV505: a task writes to what all its runs share, and nothing keeps them apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV505StaticWrittenInTaskAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV505";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Mutable static written in a task",
        messageFormat: "Task '{0}' writes static '{1}', which all its runs share: runs at the same time overwrite each other, a retry writes twice, and a cached run not at all",
        RuleCategory.Caching,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Tasks run at the same time, again, or not at all. What they hand on belongs in their results; what they share has to be safe for several threads.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterRunAction(known, block => AnalyzeBody(block, known));

    private static void AnalyzeBody(BodyContext context, KnownSymbols known)
    {
        if (context.OwningSymbol is not IMethodSymbol task || !known.IsTaskCode(task))
        {
            return;
        }

        List<(ISymbol Static, SyntaxNode Syntax)> writes = [];
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (StaticWrite.KeepsOthersOut(operation))
            {
                return;
            }

            foreach (var target in StaticWrite.TargetsOf(operation))
            {
                writes.Add((target.Member, target.Syntax));
            }
        }

        foreach (var written in writes.OrderBy(write => write.Syntax.SpanStart).GroupBy(write => write.Static, SymbolEqualityComparer.Default))
        {
            var locations = written.Select(write => write.Syntax.GetLocation());
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, locations.First(), locations.Skip(1), task.Name, IoPath.NameOf(written.Key!, task.ContainingType)));
        }
    }
}
