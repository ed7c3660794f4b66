using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Knowledge;

namespace Provost.CodeFixes.Reliability;

/// <summary>A client, connection or channel that the flow holds itself is not handed to a task; the task would have to make it.</summary>
internal static class LiveReceiver
{
    /// <summary>Whether the call is made on one of the captured variables, and that is more than a path, an address or a value.</summary>
    public static bool IsAmong(ISet<ISymbol> captured, IoCall call, SemanticModel model, CancellationToken cancellation)
    {
        var origin = OriginOf(call.Callee);
        return call.Api.Category != IoCategory.File
            && model.GetSymbolInfo(origin, cancellation).Symbol is { } symbol
            && captured.Contains(symbol)
            && model.GetTypeInfo(origin, cancellation).Type is { } type
            && !IsValue(type);
    }

    private static bool IsValue(ITypeSymbol type) =>
        type.IsValueType || type.SpecialType == SpecialType.System_String || type is INamedTypeSymbol named && MetadataName.Is(named, "System.Uri");

    /// <summary>The expression that a chain of accesses and calls begins with.</summary>
    private static ExpressionSyntax OriginOf(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case InvocationExpressionSyntax call:
                    expression = call.Expression;
                    break;
                case ElementAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                default:
                    return expression;
            }
        }
    }
}
