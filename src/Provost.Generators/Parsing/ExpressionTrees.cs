using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Generators.Parsing;

/// <summary>Tells code that is compiled from code that is data: what the lambda of an expression tree holds is not run here.</summary>
internal static class ExpressionTrees
{
    /// <summary>Whether the lambda becomes an expression tree.</summary>
    public static bool IsData(IAnonymousFunctionOperation lambda) =>
        lambda.Parent?.Type is INamedTypeSymbol type
        && (type.OriginalDefinition.Is(KnownTypes.ExpressionOfT) || type.Is(KnownTypes.LambdaExpression) || type.Is(KnownTypes.Expression));

    /// <summary>Whether a lambda around the operation is data; a call that is merely handed an expression is not in it.</summary>
    public static bool Contain(IOperation operation)
    {
        for (var ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor is IAnonymousFunctionOperation lambda && IsData(lambda))
                return true;
        }

        return false;
    }
}
