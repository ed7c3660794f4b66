using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers.Caching;

namespace Provost.CodeFixes.Caching;

/// <summary>PRV501: makes the part of a key the same everywhere: invariant text, a stable hash, a sorted sequence.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV501VolatileCacheKeyCodeFixProvider)), Shared]
public sealed class PRV501VolatileCacheKeyCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV501VolatileCacheKeyAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics.RemoveAll(diagnostic => KeyOf(diagnostic) != context.CodeActionEquivalenceKey), context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await StableKeyPart.OfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } part)
            {
                context.RegisterCodeFix(CodeAction.Create(part.Title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), KeyOf(diagnostic)), diagnostic);
            }
        }
    }

    private static string? KeyOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(VolatileProperties.Kind, out var kind) ? kind : null;

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var parts = new List<StableKeyPart>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (await StableKeyPart.OfAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } part
                && !parts.Any(other => other.Changes.Any(change => part.Changes.Any(mine => mine.Span.OverlapsWith(change.Span)))))
            {
                parts.Add(part);
            }
        }

        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changed = document.WithText(text.WithChanges(parts.SelectMany(part => part.Changes).OrderBy(change => change.Span.Start)));
        var root = (await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        foreach (var space in parts.SelectMany(part => part.Namespaces).Distinct().OrderBy(space => space, StringComparer.Ordinal))
        {
            root = UsingDirective.Ensure(root, model, space);
        }

        return changed.WithSyntaxRoot(root);
    }
}
