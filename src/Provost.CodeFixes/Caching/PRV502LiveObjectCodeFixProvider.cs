using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Caching;

namespace Provost.CodeFixes.Caching;

/// <summary>PRV502: reads a sequence out, leaves a service out of the key, or gives up keeping the result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV502LiveObjectCodeFixProvider)), Shared]
public sealed class PRV502LiveObjectCodeFixProvider : CodeFixProvider
{
    private const string ReadOut = nameof(ReadOut);
    private const string Exclude = nameof(Exclude);
    private const string Forget = nameof(Forget);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV502LiveObjectAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        context.CodeActionEquivalenceKey is { } key ? await FixAsync(document, diagnostics, key, context.CancellationToken).ConfigureAwait(false) : null);

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
            if (SequenceAt(root, diagnostic) is not null)
            {
                Offer("Read the sequence into an array", ReadOut, diagnostic);
            }
            else if (AttributeFor(root, model, diagnostic, context.CancellationToken) is not null)
            {
                if (ExcludableIn(diagnostic) is { } parameter)
                {
                    Offer($"Leave '{parameter}' out of the key", Exclude, diagnostic);
                }

                Offer("Do not keep the result", Forget, diagnostic);
            }
        }

        void Offer(string title, string key, Diagnostic diagnostic) =>
            context.RegisterCodeFix(CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], key, cancellation), key), diagnostic);
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (key == ReadOut)
        {
            var sequences = diagnostics.Select(diagnostic => SequenceAt(root, diagnostic)).OfType<ExpressionSyntax>();
            return document.WithSyntaxRoot(UsingDirective.Ensure(root.ReplaceNodes(sequences, (_, sequence) => SequenceReading.ToArray(sequence)), model, "System.Linq"));
        }

        var changes = diagnostics
            .Select(diagnostic => (Attribute: AttributeFor(root, model, diagnostic, cancellation), Parameter: ExcludableIn(diagnostic)))
            .Where(change => change.Attribute is not null && (key == Forget || change.Parameter is not null))
            .ToLookup(change => change.Attribute!, change => change.Parameter!);
        return document.WithSyntaxRoot(root.ReplaceNodes(
            changes.Select(change => change.Key),
            (old, attribute) => key == Forget ? CacheArguments.Forget(attribute) : CacheArguments.Exclude(attribute, changes[old])));
    }

    private static ExpressionSyntax? SequenceAt(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(LiveProperties.Sequence) && NodeAt(root, diagnostic) is ExpressionSyntax { IsMissing: false } sequence && SequenceReading.IsPossible(sequence) ? sequence : null;

    private static AttributeSyntax? AttributeFor(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation) =>
        !diagnostic.Properties.ContainsKey(LiveProperties.Sequence)
        && NodeAt(root, diagnostic) is { } node
        && TaskAttributeSyntax.Around(node, model, cancellation) is { } attribute
        && CacheArguments.AsksToKeep(attribute)
            ? attribute
            : null;

    private static string? ExcludableIn(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(LiveProperties.Excludable, out var parameter) ? parameter : null;

    private static SyntaxNode? NodeAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FullSpan.Contains(diagnostic.Location.SourceSpan) ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) : null;
}
