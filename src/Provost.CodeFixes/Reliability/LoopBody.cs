using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Reliability;

/// <summary>Puts a statement first in the body of a loop, where no <c>continue</c> passes it by.</summary>
internal static class LoopBody
{
    private const string Indent = "    ";

    /// <summary>The body of a loop; <see langword="null"/> for what is none.</summary>
    public static StatementSyntax? Of(SyntaxNode? loop) => loop switch
    {
        WhileStatementSyntax statement => statement.Statement,
        DoStatementSyntax statement => statement.Statement,
        ForStatementSyntax statement => statement.Statement,
        _ => null,
    };

    public static StatementSyntax WithFirst(StatementSyntax body, StatementSyntax first) => body switch
    {
        BlockSyntax block => WithFirst(block, first),
        EmptyStatementSyntax => OnOneLine(body, [first]),
        _ when IsOnLineOfLoop(body) => OnOneLine(body, [first, body.WithoutTrivia()]),
        _ => OnLines(body, first),
    };

    private static BlockSyntax WithFirst(BlockSyntax block, StatementSyntax first)
    {
        if (block.ToString().IndexOf('\n') < 0)
        {
            return block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(SyntaxFactory.Space))
                .WithStatements(block.Statements.Insert(0, first.WithTrailingTrivia(SyntaxFactory.Space)))
                .WithCloseBraceToken(block.Statements.Count == 0 ? block.CloseBraceToken.WithLeadingTrivia() : block.CloseBraceToken);
        }

        var indent = block.Statements.FirstOrDefault() is { } next ? IndentOf(next.GetFirstToken()) : IndentOf(block.CloseBraceToken) + Indent;
        return block.WithStatements(block.Statements.Insert(0, first.WithLeadingTrivia(SyntaxFactory.Whitespace(indent)).WithTrailingTrivia(NewLineOf(block))));
    }

    private static BlockSyntax OnOneLine(StatementSyntax body, StatementSyntax[] statements) => SyntaxFactory.Block(
        SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        SyntaxFactory.List(statements.Select(static statement => statement.WithTrailingTrivia(SyntaxFactory.Space))),
        SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, default)).WithTriviaFrom(body);

    private static BlockSyntax OnLines(StatementSyntax body, StatementSyntax first)
    {
        var newLine = NewLineOf(body);
        var indent = IndentOf(body.Parent!.GetFirstToken());
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indent)), SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(newLine)),
            SyntaxFactory.List([first.WithLeadingTrivia(SyntaxFactory.Whitespace(indent + Indent)).WithTrailingTrivia(newLine), body]),
            SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indent)), SyntaxKind.CloseBraceToken, SyntaxFactory.TriviaList(newLine)));
    }

    private static bool IsOnLineOfLoop(StatementSyntax body) => !body.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>The blanks at the beginning of the line that a token is on.</summary>
    private static string IndentOf(SyntaxToken token)
    {
        var line = token.SyntaxTree!.GetText().Lines.GetLineFromPosition(token.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static SyntaxTrivia NewLineOf(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines[0];
        return line.EndIncludingLineBreak - line.End == 2 ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
    }
}
