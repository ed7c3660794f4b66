using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Provost.CodeFixes.States;

/// <summary>Turns <c>states.OfType&lt;Failed&gt;().Any()</c> into <c>states.Any(state =&gt; state.IsFailed)</c>.</summary>
internal static class StateOfTypeRewriter
{
    private const string Parameter = "state";

    public static InvocationExpressionSyntax Rewrite(InvocationExpressionSyntax outer, string predicate, bool mayBeNull)
    {
        if (outer.Expression is not MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax ofType } access)
        {
            return outer;
        }

        ExpressionSyntax? question = ofType.Expression switch
        {
            MemberAccessExpressionSyntax member => member.WithName(access.Name),
            MemberBindingExpressionSyntax binding => binding.WithName(access.Name),
            _ => null,
        };
        return question is null ? outer : outer.WithExpression(question).WithArgumentList(ArgumentList(SingletonSeparatedList(Argument(Condition(predicate, mayBeNull)))));
    }

    private static SimpleLambdaExpressionSyntax Condition(string predicate, bool mayBeNull)
    {
        ExpressionSyntax body = mayBeNull
            ? BinaryExpression(
                SyntaxKind.EqualsExpression,
                ConditionalAccessExpression(IdentifierName(Parameter), MemberBindingExpression(IdentifierName(predicate))).WithTrailingTrivia(Space),
                Token(SyntaxKind.EqualsEqualsToken).WithTrailingTrivia(Space),
                LiteralExpression(SyntaxKind.TrueLiteralExpression))
            : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(Parameter), IdentifierName(predicate));
        return SimpleLambdaExpression(
            Microsoft.CodeAnalysis.CSharp.SyntaxFactory.Parameter(Identifier(Parameter).WithTrailingTrivia(Space)),
            body).WithArrowToken(Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(Space));
    }
}
