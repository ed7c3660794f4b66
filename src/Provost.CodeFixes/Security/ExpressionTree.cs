using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Security;

/// <summary>Lambdas that are data, and not run.</summary>
internal static class ExpressionTree
{
    public static bool Is(AnonymousFunctionExpressionSyntax function, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(function, cancellation).ConvertedType is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };
}
