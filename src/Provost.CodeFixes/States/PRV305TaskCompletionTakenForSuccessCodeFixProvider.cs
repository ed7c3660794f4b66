using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>PRV305: asks <c>IsCompletedSuccessfully</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV305TaskCompletionTakenForSuccessCodeFixProvider)), Shared]
public sealed class PRV305TaskCompletionTakenForSuccessCodeFixProvider : CodeFixProvider
{
    private const string AskForSuccess = nameof(AskForSuccess);
    private const string Question = "IsCompletedSuccessfully";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV305TaskCompletionTakenForSuccessAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start) is { } token && token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is IdentifierNameSyntax)
            {
                var name = SyntaxFactory.Identifier(token.LeadingTrivia, Question, token.TrailingTrivia);
                context.RegisterCodeFix(
                    CodeAction.Create($"Ask '{Question}'", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(token, name))), AskForSuccess),
                    diagnostic);
            }
        }
    }
}
