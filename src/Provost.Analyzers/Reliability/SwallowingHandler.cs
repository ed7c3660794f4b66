using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Tells handlers after which a task goes on as if nothing had failed. A handler that throws on any path, hands the exception on,
/// or notes something that a later throw may tell, is taken to know what it does.
/// </summary>
internal sealed class SwallowingHandler(KnownSymbols known)
{
    private static readonly ImmutableHashSet<string> s_everything = ["System.Object", "System.Exception", "System.SystemException"];

    private static readonly ImmutableHashSet<string> s_transient =
    [
        "System.Net.Http.HttpRequestException",
        "System.IO.IOException",
        "System.Net.Sockets.SocketException",
        "System.Net.WebException",
        "System.Data.Common.DbException",
        "Grpc.Core.RpcException",
        "System.TimeoutException",
    ];

    private static readonly ImmutableHashSet<string> s_cancellation = ["System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException"];

    private static readonly ImmutableArray<string> s_loggingNamespaces = ["Microsoft.Extensions.Logging", "System.Diagnostics", "Serilog", "NLog", "log4net"];

    /// <summary>Whether what fails in the guarded code is lost in the handler.</summary>
    public bool Swallows(ICatchClauseOperation handler) =>
        IsBroad(handler.ExceptionType)
        && handler.Filter is null or { ConstantValue: { HasValue: true, Value: true } }
        && Completes(handler)
        && !HandsOn(handler);

    /// <summary>Whether a handler is for the cancellation alone.</summary>
    public static bool TakesCancellation(ICatchClauseOperation handler) => IsNamed(handler.ExceptionType, s_cancellation);

    /// <summary>How a message calls what is caught.</summary>
    public static string Describe(ICatchClauseOperation handler) =>
        IsNamed(handler.ExceptionType, s_cancellation) ? "the cancellation"
        : IsNamed(handler.ExceptionType, s_transient) ? $"a failure ({handler.ExceptionType.Name})"
        : "every failure";

    private static bool IsBroad(ITypeSymbol type) => IsNamed(type, s_everything) || IsNamed(type, s_transient) || IsNamed(type, s_cancellation);

    private static bool IsNamed(ITypeSymbol type, ImmutableHashSet<string> names) =>
        type is INamedTypeSymbol named && names.Contains(MetadataName.Of(named));

    private static bool Completes(ICatchClauseOperation handler) =>
        handler is { Syntax: CatchClauseSyntax { Block: { } block }, SemanticModel: { } model }
        && model.AnalyzeControlFlow(block) is { Succeeded: true } flow
        && (flow.EndPointIsReachable || !flow.ReturnStatements.IsEmpty || !flow.ExitPoints.IsEmpty);

    private bool HandsOn(ICatchClauseOperation handler)
    {
        var throwsLater = handler.Syntax.FirstAncestorOrSelf<BlockSyntax>(block => block.Parent is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            is { } body && body.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax && node.SpanStart > handler.Syntax.Span.End);
        foreach (var operation in handler.Handler.Descendants())
        {
            if (operation is IThrowOperation && ExecutedOperations.FunctionAround(operation) == ExecutedOperations.FunctionAround(handler)
                || operation is IInvocationOperation call && (NeverReturns(call.TargetMethod) || TellsOfState(call.Type))
                || throwsLater && operation is IAssignmentOperation or IIncrementOrDecrementOperation
                || operation is IReturnOperation { ReturnedValue: { } value } && TellsOfState(Awaitable.Unwrap(value.Type ?? handler.ExceptionType))
                || operation is ILocalReferenceOperation local && handler.Locals.Contains(local.Local, SymbolEqualityComparer.Default) && !IsOnlyTold(local))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NeverReturns(IMethodSymbol method) =>
        method is { Name: "Exit" or "FailFast", ContainingType.Name: "Environment" }
        || method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");

    private bool TellsOfState(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, known.State))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a mention of the exception only writes it to a log or the console.</summary>
    private static bool IsOnlyTold(IOperation mention)
    {
        for (var current = mention.Parent; current is not null and not ICatchClauseOperation; current = current.Parent)
        {
            if (current is IInvocationOperation { TargetMethod.ContainingType: { } type } && (type.Name == "Console" || IsOfLogging(type)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfLogging(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return s_loggingNamespaces.Any(name => space == name || space.StartsWith(name + ".", StringComparison.Ordinal));
    }
}
