using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RoslynTesting.Tests.Samples;

public class ReplaceZeroFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [ZeroAnalyzer.Rule.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        context.RegisterCodeFix(CodeAction.Create("One", token => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, token), equivalenceKey: "One"), diagnostic);
        return Task.CompletedTask;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var literal = root.FindNode(span, getInnermostNodeForTie: true);
        var one = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)).WithTriviaFrom(literal);
        return document.WithSyntaxRoot(root.ReplaceNode(literal, one));
    }
}
