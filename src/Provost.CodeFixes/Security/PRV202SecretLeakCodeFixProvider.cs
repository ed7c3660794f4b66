using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Security;
using Provost.Analyzers.Security.Leaks;

namespace Provost.CodeFixes.Security;

/// <summary>PRV202: hands over the <c>Secret</c> itself, which masks itself, or puts a mask where the secret was.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV202SecretLeakCodeFixProvider)), Shared]
public sealed class PRV202SecretLeakCodeFixProvider : CodeFixProvider
{
    private const string HandOver = "HandOverSecret";
    private const string Mask = "Mask";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV202SecretLeakAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        context.CodeActionEquivalenceKey is { } key ? await FixAsync(document, diagnostics, key, context.CancellationToken).ConfigureAwait(false) : null);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await OfferAsync("Hand over the Secret, which shows a mask (and revoke what has leaked)", HandOver, diagnostic).ConfigureAwait(false);
            await OfferAsync("Show a mask instead of the secret (and revoke what has leaked)", Mask, diagnostic).ConfigureAwait(false);
        }

        async Task OfferAsync(string title, string key, Diagnostic diagnostic)
        {
            var changes = await ChangesAsync(context.Document, diagnostic, key, context.CancellationToken).ConfigureAwait(false);
            if (!changes.IsEmpty)
            {
                context.RegisterCodeFix(CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], key, cancellation), key), diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        List<TextChange> changes = [];
        foreach (var diagnostic in diagnostics)
        {
            foreach (var change in await ChangesAsync(document, diagnostic, key, cancellation).ConfigureAwait(false))
            {
                if (!changes.Any(other => other.Span.OverlapsWith(change.Span)))
                {
                    changes.Add(change);
                }
            }
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static async Task<ImmutableArray<TextChange>> ChangesAsync(Document document, Diagnostic diagnostic, string key, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null
            || model is null
            || !LeakProperties.CanBeMasked(diagnostic.Properties)
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not { } leak
            || leak.FirstAncestorOrSelf<ExpressionSyntax>() is null)
        {
            return [];
        }

        return key == HandOver ? LeakedExpression.HandedOver(leak, model, cancellation) : LeakedExpression.Masked(leak, model, cancellation);
    }
}
