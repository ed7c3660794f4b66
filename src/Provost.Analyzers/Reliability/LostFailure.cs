using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>
/// Tells operations whose failure does not get out of the code around them, so that it fails no task: a handler takes it and
/// goes on, or the work is only started and nobody waits for it.
/// </summary>
internal static class LostFailure
{
    private static readonly string[] s_taken =
    [
        "System.Object",
        "System.Exception",
        "System.SystemException",
        "System.Net.Http.HttpRequestException",
        "System.IO.IOException",
        "System.Net.Sockets.SocketException",
        "System.Net.WebException",
        "System.Net.WebSockets.WebSocketException",
        "System.Data.Common.DbException",
        "Grpc.Core.RpcException",
    ];

    /// <summary>Whether the failure of an operation is lost in the member that it is written in.</summary>
    public static bool Is(IOperation operation)
    {
        if (AsideWork.Starts(operation))
        {
            return true;
        }

        for (var (child, parent) = (operation, operation.Parent); parent is not null and not ILocalFunctionOperation; (child, parent) = (parent, parent.Parent))
        {
            if (parent is ITryOperation attempt && attempt.Body == child && attempt.Catches.Any(Takes)
                || parent is IAnonymousFunctionOperation lambda && AsideWork.Takes(lambda))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A handler that may tell somebody of the failure, by throwing now or later or by what it keeps or returns, is none that takes it.</summary>
    private static bool Takes(ICatchClauseOperation handler) =>
        handler is { Filter: null, ExceptionType: INamedTypeSymbol type }
        && s_taken.Contains(MetadataName.Of(type))
        && handler.Handler.Descendants().All(operation => operation switch
        {
            IThrowOperation => false,
            IInvocationOperation call => !NeverReturns(call.TargetMethod),
            ILocalReferenceOperation local => !handler.Locals.Contains(local.Local, SymbolEqualityComparer.Default) || !IsKept(local),
            IAssignmentOperation or IIncrementOrDecrementOperation => !ThrowsLater(handler),
            _ => true,
        });

    private static bool IsKept(IOperation mention)
    {
        for (var parent = mention.Parent; parent is not null and not ICatchClauseOperation; parent = parent.Parent)
        {
            if (parent is IReturnOperation or IAssignmentOperation or IVariableInitializerOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool ThrowsLater(ICatchClauseOperation handler) =>
        handler.Syntax.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) is { } function
        && function.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax && node.SpanStart > handler.Syntax.Span.End);

    private static bool NeverReturns(IMethodSymbol method) =>
        method is { Name: "Exit" or "FailFast", ContainingType.Name: "Environment" }
        || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");
}
