using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Provost.CodeFixes.States;

/// <summary>Lets code that takes the results of runs take those of completed ones only.</summary>
internal static class CompletedRuns
{
    /// <summary>What is replaced by what; <see langword="null"/> where the results are taken in another way than in a loop or a projection.</summary>
    /// <param name="result">The name <c>Result</c> of the call.</param>
    /// <param name="isFuture">Whether that is a future's; else it is a state's.</param>
    public static (SyntaxNode Old, SyntaxNode New)? Only(SimpleNameSyntax result, bool isFuture)
    {
        if (result.Parent is not MemberAccessExpressionSyntax { Expression: var run })
        {
            return null;
        }

        foreach (var ancestor in result.Ancestors())
        {
            switch (ancestor)
            {
                case SimpleLambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax projection } } } lambda:
                    return (projection.Expression, Filtered(projection.Expression, lambda.Parameter.Identifier.ValueText, Question(run, isFuture)));
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return null;
                case ExpressionStatementSyntax { Parent: BlockSyntax { Parent: CommonForEachStatementSyntax } or CommonForEachStatementSyntax } statement:
                    return (statement, Guarded(statement, Question(run, isFuture)));
            }
        }

        return null;
    }

    private static string Question(ExpressionSyntax run, bool isFuture) => $"{run.WithoutTrivia()}{(isFuture ? ".State" : "")}.IsCompleted";

    private static InvocationExpressionSyntax Filtered(ExpressionSyntax source, string parameter, string question) => SyntaxFactory
        .InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, source.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("Where")),
            SyntaxFactory.ParseArgumentList($"({parameter} => {question})"))
        .WithTrailingTrivia(source.GetTrailingTrivia());

    private static IfStatementSyntax Guarded(ExpressionStatementSyntax statement, string question) => SyntaxFactory
        .IfStatement(SyntaxFactory.ParseExpression(question), SyntaxFactory.Block(statement.WithoutTrivia()))
        .WithTriviaFrom(statement)
        .WithAdditionalAnnotations(Formatter.Annotation);
}
