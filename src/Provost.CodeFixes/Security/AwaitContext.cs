using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Security;

/// <summary>Tells whether an expression can await, and which cancellation token is at hand.</summary>
internal static class AwaitContext
{
    /// <summary>The arguments after the first for an awaited call, such as <c>, cancellationToken</c>; <see langword="null"/> where nothing can be awaited.</summary>
    /// <param name="place">Where the awaiting expression is to stand.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static string? TokenArgument(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (place.Ancestors().Any(IsUnsafe))
        {
            return null;
        }

        foreach (var ancestor in place.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or ParameterSyntax or AttributeSyntax:
                    return null;
                case AnonymousFunctionExpressionSyntax function:
                    return IsAsync(function.Modifiers) && !ExpressionTree.Is(function, model, cancellation) ? In(function, function.Body, model, cancellation) : null;
                case LocalFunctionStatementSyntax function:
                    return IsAsync(function.Modifiers) ? In(function, function, model, cancellation) : null;
                case MethodDeclarationSyntax method:
                    return IsAsync(method.Modifiers) ? In(method, method, model, cancellation) : null;
                case GlobalStatementSyntax statement:
                    return HoldsSpans(statement.Parent ?? statement, model, cancellation) ? null : "";
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool IsAsync(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword);

    private static bool IsUnsafe(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    };

    private static string? In(SyntaxNode function, SyntaxNode body, SemanticModel model, CancellationToken cancellation)
    {
        if (HoldsSpans(body, model, cancellation))
        {
            return null;
        }

        var method = function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol : model.GetDeclaredSymbol(function, cancellation) as IMethodSymbol;
        var token = method?.Parameters.FirstOrDefault(parameter => parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } });
        return token is null ? "" : $", {token.Name}";
    }

    /// <summary>A span must not live across an await; where there is one, waiting stays as it is.</summary>
    private static bool HoldsSpans(SyntaxNode body, SemanticModel model, CancellationToken cancellation) => body
        .DescendantNodes()
        .OfType<ExpressionSyntax>()
        .Any(expression => model.GetTypeInfo(expression, cancellation) is { Type.IsRefLikeType: true } or { ConvertedType.IsRefLikeType: true });
}
