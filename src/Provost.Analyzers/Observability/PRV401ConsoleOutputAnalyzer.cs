using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Observability;

/// <summary>PRV401: a flow or task writes to the console, past its logger.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV401ConsoleOutputAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV401";

    /// <summary>Whether <c>LogPrints</c> would take the text to the logger, for the fix.</summary>
    internal const string CanBeCapturedKey = "CanBeCaptured";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Console output in a flow or task",
        messageFormat: "'{0}' in {1} '{2}' goes past the run's logger, so that no log says which run wrote it, when and how serious it is",
        RuleCategory.Observability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The run logger knows the run, its attempt and its flow. What is written to the console is plain text among that of all other runs, and is lost where nobody watches.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var captured = new CapturedPrints(context.Compilation, known);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, captured));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, CapturedPrints captured)
    {
        if (context.OwningSymbol is not IMethodSymbol method
            || OrchestratedCode.DeclarationOf(method, known) is not { } declaration
            || OrchestrationAttribute.Find(declaration) is not { } attribute)
        {
            return;
        }

        bool? areCaptured = null;
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (ConsoleWrites.Of(operation) is not { } write || DebugCode.Holds(operation.Syntax, context.CancellationToken))
            {
                continue;
            }

            if (write.IsError || !(areCaptured ??= captured.Of(declaration, attribute, context.CancellationToken)))
            {
                Report(context, operation, write, method, known.IsTask(declaration) ? "task" : "flow");
            }
        }
    }

    private static void Report(BodyContext context, IOperation operation, ConsoleWrite write, IMethodSymbol method, string kind) =>
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            operation.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax call ? call.Expression.GetLocation() : operation.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(CanBeCapturedKey, write.IsError ? "false" : "true"),
            write.Name,
            kind,
            method.Name));
}
