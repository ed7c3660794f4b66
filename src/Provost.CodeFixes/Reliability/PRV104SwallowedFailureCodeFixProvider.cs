using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV104: ends the handler with <c>throw;</c>, after whatever it logs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV104SwallowedFailureCodeFixProvider)), Shared]
public sealed class PRV104SwallowedFailureCodeFixProvider : CodeFixProvider
{
    private const string Rethrow = nameof(Rethrow);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV104SwallowedFailureAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is CatchClauseSyntax { Block: var block } && LeavesOnlyAtItsEnd(block))
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Throw again, so that the task is retried", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(block, WithThrow(block)))), Rethrow),
                    diagnostic);
            }
        }
    }

    /// <summary>A handler that leaves in the middle decides something, which a throw at its end would not undo.</summary>
    private static bool LeavesOnlyAtItsEnd(BlockSyntax block) =>
        !block.OpenBraceToken.IsMissing
        && !block.CloseBraceToken.IsMissing
        && block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<StatementSyntax>()
            .All(statement => !IsLeaving(statement) || statement == block.Statements.Last() || IsInsideLoopOfItsOwn(statement, block));

    private static bool IsLeaving(StatementSyntax statement) =>
        statement is ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax or YieldStatementSyntax;

    private static bool IsInsideLoopOfItsOwn(StatementSyntax statement, BlockSyntax block) =>
        statement is ContinueStatementSyntax or BreakStatementSyntax
        && statement.Ancestors().TakeWhile(node => node != block).Any(node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax);

    private static BlockSyntax WithThrow(BlockSyntax block)
    {
        var rethrow = SyntaxFactory.ParseStatement("throw;");
        if (block.Statements.LastOrDefault() is not { } last)
        {
            return IsOnOneLine(block)
                ? block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(SyntaxFactory.Space))
                    .AddStatements(rethrow.WithTrailingTrivia(SyntaxFactory.Space))
                    .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia())
                : block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(IndentOf(block.CloseBraceToken)))
                    .AddStatements(rethrow
                        .WithLeadingTrivia(block.CloseBraceToken.LeadingTrivia.Add(SyntaxFactory.Whitespace("    ")))
                        .WithTrailingTrivia(LineEndOf(block)));
        }

        return IsLeaving(last)
            ? block.ReplaceNode(last, rethrow.WithTriviaFrom(last))
            : block.AddStatements(rethrow.WithLeadingTrivia(IndentOf(last.GetFirstToken())).WithTrailingTrivia(EndOf(last)));
    }

    private static SyntaxTriviaList EndOf(StatementSyntax statement) =>
        statement.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is var end && end != default
            ? SyntaxFactory.TriviaList(end)
            : SyntaxFactory.TriviaList(SyntaxFactory.Space);

    private static bool IsOnOneLine(BlockSyntax block) => block.ToString().IndexOf('\n') < 0;

    private static SyntaxTriviaList IndentOf(SyntaxToken token) =>
        token.LeadingTrivia.LastOrDefault() is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : SyntaxFactory.TriviaList();

    private static SyntaxTrivia LineEndOf(BlockSyntax block) =>
        block.OpenBraceToken.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is var end && end != default ? end : SyntaxFactory.LineFeed;
}
