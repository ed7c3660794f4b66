using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// Fixes all of PRV101: calls are extracted document by document; helpers are marked in one go, since several flows may call one
/// that is in none of their documents.
/// </summary>
internal sealed class UnwrappedIoFixAll : FixAllProvider
{
    public static readonly UnwrappedIoFixAll Instance = new();

    private static readonly FixAllProvider s_extraction = Create(
        static async (context, document, diagnostics) => await PRV101UnwrappedIoCodeFixProvider.ExtractAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        fixAllContext.CodeActionEquivalenceKey == PRV101UnwrappedIoCodeFixProvider.MarkHelper
            ? Task.FromResult<CodeAction?>(CodeAction.Create("Make the called helpers tasks", cancellation => MarkAsync(fixAllContext, cancellation), PRV101UnwrappedIoCodeFixProvider.MarkHelper))
            : s_extraction.GetFixAsync(fixAllContext);

    private static async Task<Solution> MarkAsync(FixAllContext context, CancellationToken cancellation)
    {
        List<HelperTask> helpers = [];
        foreach (var document in DocumentsIn(context))
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            if (root is not null && model is not null && KnownSymbols.For(model.Compilation) is { } known)
            {
                helpers.AddRange(diagnostics.Select(diagnostic => HelperTask.At(diagnostic, root, model, known, cancellation)).OfType<HelperTask>());
            }
        }

        return await PRV101UnwrappedIoCodeFixProvider.MarkAsync(context.Solution, helpers, cancellation).ConfigureAwait(false);
    }

    private static ImmutableArray<Document> DocumentsIn(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => [context.Document!],
        FixAllScope.Project => [.. context.Project.Documents],
        _ => [.. context.Solution.Projects.Where(project => project.Language == context.Project.Language).SelectMany(project => project.Documents)],
    };
}
