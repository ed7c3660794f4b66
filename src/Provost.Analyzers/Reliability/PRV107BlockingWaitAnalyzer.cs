using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV107: an asynchronous flow or task holds its thread where it could await.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV107BlockingWaitAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV107";

    internal const string KindKey = "Kind";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Blocking wait in an asynchronous flow or task",
        messageFormat: "{0} '{1}' holds its thread in '{2}', so that neither its timeout nor its cancellation gets through: {3}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A blocked thread runs nothing else: with enough of them the pool is empty and everything stands. A timeout or a cancellation reaches what is awaited, not what is blocked.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var knowledge = IoKnowledge.For(context.Compilation, known, context.Options, context.CancellationToken);
        var calls = new BlockingCalls(known);
        context.RegisterRunAction(known, block => AnalyzeBody(block, known, knowledge, calls));
    }

    private static void AnalyzeBody(BodyContext context, KnownSymbols known, IoKnowledge knowledge, BlockingCalls calls)
    {
        if (context.OwningSymbol is not IMethodSymbol method || OrchestratedCode.DeclarationOf(method, known) is not { } declaration)
        {
            return;
        }

        var matcher = knowledge.GraphFor(context.FilterTree).Matcher;
        var options = IoOptions.For(context.Options, context.FilterTree);
        foreach (var operation in ExecutedOperations.In(context.OperationBlocks, context.CancellationToken))
        {
            if (operation is IInvocationOperation or IPropertyReferenceOperation
                && calls.Of(operation, matcher) is { } blocking
                && IsInAsynchronousCode(operation, method)
                && !IsAllowed(operation, matcher, options))
            {
                Report(context, method, known.IsTask(declaration) ? "Task" : "Flow", operation, blocking);
            }
        }
    }

    private static bool IsAllowed(IOperation operation, IoMatcher matcher, IoOptions options) =>
        operation is IInvocationOperation call && matcher.Match(call.TargetMethod, CallTargets.TypeOf(call.Instance)) is { } api && options.Ignores(api);

    /// <summary>Whether the innermost function could await here.</summary>
    private static bool IsInAsynchronousCode(IOperation operation, IMethodSymbol method)
    {
        var function = ExecutedOperations.FunctionAround(operation) switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => method,
        };
        return (function.IsAsync || Awaitable.Is(function.ReturnType)) && !IsWhereNothingAwaits(operation);
    }

    private static bool IsWhereNothingAwaits(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILockOperation || current is ICatchClauseOperation { Filter: { } filter } && filter.Syntax.Span.Contains(operation.Syntax.Span))
            {
                return true;
            }
        }

        return operation.Syntax.Ancestors().Any(node => node is UnsafeStatementSyntax);
    }

    private static void Report(BodyContext context, IMethodSymbol method, string kind, IOperation operation, BlockingCall blocking)
    {
        ISymbol member = operation is IInvocationOperation call ? call.TargetMethod : ((IPropertyReferenceOperation)operation).Property;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            CalledName.In(operation.Syntax).GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(KindKey, blocking.Kind.ToString()),
            kind,
            method.Name,
            $"{member.ContainingType.Name}.{member.Name}",
            blocking.Instead));
    }
}
