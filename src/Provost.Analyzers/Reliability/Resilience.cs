using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>Whether something other than the task repeats a call that failed. Where that cannot be known, the answer is yes.</summary>
internal sealed class Resilience(Compilation compilation, IoMatcher matcher)
{
    private readonly HttpResilience _http = new(compilation);
    private readonly ConfiguredResilience _configured = new(compilation);

    public bool Covers(IoSite site, CancellationToken cancellationToken) =>
        !site.Api.NeedsRetries
        || IsRepeated(site.Operation)
        || _http.Covers(site, cancellationToken)
        || _configured.Covers(site.Api, cancellationToken);

    /// <summary>Whether the code around an operation does it again when it fails.</summary>
    public bool IsRepeated(IOperation operation) =>
        IsRepeated(operation, visited: null)
        || operation is IMethodReferenceOperation reference && DelegateUse.CallTaking(reference) is { } call && Repeats(call);

    private bool IsRepeated(IOperation operation, HashSet<ISymbol>? visited)
    {
        var isCaught = false;
        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case ITryOperation attempt when attempt.Body == child:
                    isCaught |= attempt.Catches.Any(Continues);
                    break;
                case ILoopOperation when isCaught:
                case IAnonymousFunctionOperation lambda when DelegateUse.CallTaking(lambda) is { } call && Repeats(call):
                case ILocalFunctionOperation function when IsFunctionRepeated(function, visited ?? new(SymbolEqualityComparer.Default)):
                    return true;
            }
        }

        return false;
    }

    /// <summary>A handler that neither throws nor leaves lets the loop around it try again.</summary>
    private static bool Continues(ICatchClauseOperation handler) =>
        !handler.Handler.Operations.Any(statement => statement
            is IExpressionStatementOperation { Operation: IThrowOperation }
            or IThrowOperation
            or IReturnOperation
            or IBranchOperation { BranchKind: BranchKind.Break });

    private bool Repeats(IInvocationOperation call) =>
        matcher.Match(call.TargetMethod, call.Instance?.Type) is { Category: IoCategory.Resilience } && !LacksRetry(call);

    private bool IsFunctionRepeated(ILocalFunctionOperation function, HashSet<ISymbol> visited) =>
        visited.Add(function.Symbol) && OperationRoot.Of(function).Descendants().Any(operation => operation switch
        {
            IInvocationOperation call when Is(call.TargetMethod, function) => IsRepeated(call, visited),
            IMethodReferenceOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } } reference
                when Is(reference.Method, function) => Repeats(call),
            _ => false,
        });

    private static bool Is(IMethodSymbol method, ILocalFunctionOperation function) =>
        SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, function.Symbol);

    /// <summary>Whether the pipeline or policy is built in sight, of strategies that do not retry.</summary>
    private static bool LacksRetry(IInvocationOperation call)
    {
        var expression = Construction.Of(call.Instance);
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            if (!IsWithoutRetry(access.Name.Identifier.ValueText))
            {
                return false;
            }

            expression = access.Expression;
        }

        var origin = expression is MemberAccessExpressionSyntax qualified ? qualified.Name : expression;
        return origin is BaseObjectCreationExpressionSyntax or SimpleNameSyntax { Identifier.ValueText: "Policy" };
    }

    private static bool IsWithoutRetry(string name) =>
        name is "Build" or "Handle" or "HandleInner" or "HandleResult" or "Or" or "OrInner" or "OrResult" or "ConfigureTelemetry"
            or "AddTimeout" or "AddCircuitBreaker" or "AddConcurrencyLimiter" or "AddRateLimiter" or "AddFallback"
        || name.StartsWith("Timeout", StringComparison.Ordinal)
        || name.StartsWith("Bulkhead", StringComparison.Ordinal)
        || name.StartsWith("NoOp", StringComparison.Ordinal)
        || name.IndexOf("CircuitBreaker", StringComparison.Ordinal) >= 0;
}
