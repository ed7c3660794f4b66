using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.States;

namespace Provost.Analyzers.Suppressors;

/// <summary>
/// PRVS001: rules that want the token forwarded are wrong where a flow or task calls another: the engine links the token of the called run
/// with that of the calling one, whether or not it is passed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunTokenSuppressor() : ProvostSuppressor(
    Id, "The engine cancels a run together with the run that called it, whether or not a token is passed.", "CA2016", "MA0040")
{
    /// <summary>The id of the suppressions.</summary>
    public const string Id = "PRVS001";

    private protected override bool IsWrong(Diagnostic diagnostic, SuppressionAnalysisContext context, KnownSymbols known) =>
        ReportedSyntax.CallAt(diagnostic, context) is { } call && IsLinked(call, known, new(known));

    private static bool IsLinked(IInvocationOperation call, KnownSymbols known, RunCalls calls) =>
        RunAround(call, known) is { } run
        && (calls.IsRun(call.TargetMethod) || calls.IsOfFutures(call.TargetMethod.ContainingType) && !TakesToken(run));

    /// <summary>The flow or task whose run the call is part of; none where a function around it has a token of its own, or runs later.</summary>
    private static IMethodSymbol? RunAround(IInvocationOperation call, KnownSymbols known)
    {
        for (var current = call.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && (TakesToken(lambda.Symbol) || !DelegateUse.IsExecuted(lambda))
                || current is ILocalFunctionOperation local && TakesToken(local.Symbol))
            {
                return null;
            }
        }

        return call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart) is { } symbol && MethodOf(symbol) is { } method && OrchestratedCode.DeclarationOf(method, known) is not null
            ? method
            : null;
    }

    private static IMethodSymbol? MethodOf(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } function)
        {
            symbol = function.ContainingSymbol;
        }

        return symbol as IMethodSymbol;
    }

    private static bool TakesToken(IMethodSymbol function) => function.Parameters.Any(static parameter => TokenUse.IsToken(parameter.Type));
}
