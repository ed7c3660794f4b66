using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>PRV107: awaits, with the token that is in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV107BlockingWaitCodeFixProvider)), Shared]
public sealed class PRV107BlockingWaitCodeFixProvider : CodeFixProvider
{
    private const string AwaitInstead = nameof(AwaitInstead);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV107BlockingWaitAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (AwaitRewriting.Of(root, diagnostic, model, context.CancellationToken) is var (old, @new))
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Await instead", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, @new))), AwaitInstead),
                    diagnostic);
            }
        }
    }
}
