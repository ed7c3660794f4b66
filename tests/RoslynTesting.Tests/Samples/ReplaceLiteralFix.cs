using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace RoslynTesting.Tests.Samples;

/// <summary>Replaces the reported literal by another number.</summary>
public abstract class ReplaceLiteralFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["ZERO"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    protected static CodeAction Replace(CodeFixContext context, int number, string key)
        => CodeAction.Create($"Replace by {number}", cancellationToken => ReplaceAsync(context, number, cancellationToken), key);

    private static async Task<Document> ReplaceAsync(CodeFixContext context, int number, CancellationToken cancellationToken)
    {
        var root = (await context.Document.GetSyntaxRootAsync(cancellationToken))!;
        var literal = root.FindNode(context.Span, getInnermostNodeForTie: true);
        var replacement = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number)).WithTriviaFrom(literal);
        return context.Document.WithSyntaxRoot(root.ReplaceNode(literal, replacement));
    }
}
