using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Observability;

/// <summary>PRV403: a flow or task logs to a logger that does not know the run, or logs the text of an exception in place of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV403UnboundLoggerAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV403";

    /// <summary>The exception to pass, for the fix; absent where the logger is meant.</summary>
    internal const string ExceptionKey = "Exception";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Logger or exception that does not tell of the run",
        messageFormat: "'{0}' in {1} '{2}' {3}",
        RuleCategory.Observability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The run logger adds the run, its attempt and its flow to each message, and an exception that is passed as such keeps its type, its stack and its inner exceptions.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterRunAction(known, block => AnalyzeBody(block, known));

    private static void AnalyzeBody(BodyContext context, KnownSymbols known)
    {
        if (context.OwningSymbol is not IMethodSymbol method || known.IsTaskCode(method) is var isTask && !isTask && !known.IsFlowCode(method))
        {
            return;
        }

        var kind = isTask ? "task" : "flow";
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (operation is not IInvocationOperation call || LogCalls.LoggerOf(call) is not { } logger)
            {
                continue;
            }

            if (IsOfType(logger, context.Compilation))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule, logger.Syntax.GetLocation(), logger.Syntax.ToString(), kind, method.Name, "does not know the run: its messages lack the run, its attempt and its flow; use 'Run.Logger'"));
            }

            if (LoggedException.OnlyAsText(call) is { } exception)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule,
                    CalledName.In(call.Syntax).GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(ExceptionKey, exception.Name),
                    call.TargetMethod.Name,
                    kind,
                    method.Name,
                    $"logs only the text of '{exception.Name}': its type, stack and inner exceptions are lost; pass the exception itself"));
            }
        }
    }

    /// <summary>
    /// Whether a logger is one that the project's types hold, and so is of another origin. One that a method is given may be the
    /// run's.
    /// </summary>
    private static bool IsOfType(IOperation logger, Compilation compilation) => logger switch
    {
        IFieldReferenceOperation { Field: var field } => IsOfProject(field, compilation),
        IPropertyReferenceOperation { Property: var property } => IsOfProject(property, compilation),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        _ => false,
    };

    private static bool IsOfProject(ISymbol member, Compilation compilation) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);
}
