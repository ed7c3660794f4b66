using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV111: a retried task calls what tells its failure by a value, and never looks at that value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV111UncheckedFailureAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV111";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Failure result is never checked",
        messageFormat: "Task '{0}' never looks at the {2} of '{1}', which does not throw: the task completes whatever came back, and its retries never happen",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task is retried when it throws. A response with status 503 and a process with exit code 1 are values like others, and have to be looked at.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterRunAction(known, block => AnalyzeBody(block, known));

    private static void AnalyzeBody(BodyContext context, KnownSymbols known)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || RetryPolicy.Of(attribute, known) is not { Retries: >= 1 })
        {
            return;
        }

        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (operation is IInvocationOperation call && FailureResults.FailureOf(call) is { } failure && !FailureResults.IsChecked(call))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule, CalledName.In(call.Syntax).GetLocation(), task.Name, $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}", failure));
            }
        }
    }
}
