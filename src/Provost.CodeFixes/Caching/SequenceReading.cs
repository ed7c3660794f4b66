using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Caching;

/// <summary>Makes an expression of a sequence read it out at once.</summary>
internal static class SequenceReading
{
    /// <summary>Whether the expression is one sequence; of a choice or a wrapped one a part would have to be read out.</summary>
    public static bool IsPossible(ExpressionSyntax sequence) => Innermost(sequence) is InvocationExpressionSyntax or QueryExpressionSyntax or IdentifierNameSyntax && !IsWrapped(sequence);

    public static ExpressionSyntax ToArray(ExpressionSyntax sequence)
    {
        var read = (ExpressionSyntax)SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Receiver(sequence), SyntaxFactory.IdentifierName("ToArray")));
        return read.WithTrailingTrivia(sequence.GetTrailingTrivia());
    }

    private static ExpressionSyntax Receiver(ExpressionSyntax sequence) => sequence is QueryExpressionSyntax
        ? SyntaxFactory.ParenthesizedExpression(sequence.WithoutTrivia()).WithLeadingTrivia(sequence.GetLeadingTrivia())
        : sequence.WithoutTrailingTrivia();

    private static bool IsWrapped(ExpressionSyntax sequence) =>
        sequence is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: SimpleNameSyntax { Identifier.ValueText: "FromResult" } } };

    private static ExpressionSyntax Innermost(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }
}
