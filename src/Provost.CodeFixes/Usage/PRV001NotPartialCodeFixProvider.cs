using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Usage;

namespace Provost.CodeFixes.Usage;

/// <summary>PRV001: makes the type and every type around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV001NotPartialCodeFixProvider)), Shared]
public sealed class PRV001NotPartialCodeFixProvider : CodeFixProvider
{
    private const string Key = "PRV001.AddPartial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV001NotPartialAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var types = NotPartial(root, diagnostic);
            if (types.IsEmpty)
            {
                continue;
            }

            var title = types.Length == 1
                ? $"Make '{types[0].Identifier.ValueText}' partial"
                : $"Make '{types[0].Identifier.ValueText}' and the types around it partial";
            context.RegisterCodeFix(
                CodeAction.Create(title, token => FixAsync(context.Document, [diagnostic], token), Key),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var types = diagnostics.SelectMany(diagnostic => NotPartial(root, diagnostic)).Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(types, (_, type) => PartialModifier.AddTo(type)));
    }

    /// <summary>The type of a report and those around it, as far as they are not partial yet.</summary>
    private static ImmutableArray<TypeDeclarationSyntax> NotPartial(SyntaxNode? root, Diagnostic diagnostic) =>
    [
        .. root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?
            .AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Where(PartialModifier.IsMissingFrom) ?? [],
    ];
}
