using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reachability;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// PRV101: makes the called helper a task where its attribute is enough, or extracts the call into a task. A document is fixed
/// call after call, so that each new task has a name of its own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV101UnwrappedIoCodeFixProvider)), Shared]
public sealed class PRV101UnwrappedIoCodeFixProvider : CodeFixProvider
{
    internal const string ExtractTask = nameof(ExtractTask);
    internal const string MarkHelper = nameof(MarkHelper);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV101UnwrappedIoAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => UnwrappedIoFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || KnownSymbols.For(model.Compilation) is not { } known)
        {
            return;
        }

        var graph = GraphOf(context.Document, model, known, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (HelperTask.At(diagnostic, root, model, known, context.CancellationToken) is { } helper)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Make '{helper.Name}' a task", cancellation => MarkAsync(context.Document.Project.Solution, [helper], cancellation), MarkHelper),
                    diagnostic);
            }

            var plan = NamesAt(diagnostic, root)
                .Select(name => TaskExtraction.Plan(name, model, known, graph, context.CancellationToken))
                .FirstOrDefault(plan => plan is not null);
            if (plan is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Extract '{plan.Api}' into a task", cancellation => ExtractAsync(context.Document, [diagnostic], cancellation), ExtractTask),
                    diagnostic);
            }
        }
    }

    /// <summary>Marks helpers in whatever documents they are.</summary>
    internal static async Task<Solution> MarkAsync(Solution solution, IEnumerable<HelperTask> helpers, CancellationToken cancellation)
    {
        foreach (var group in helpers.GroupBy(helper => solution.GetDocumentId(helper.Tree)))
        {
            if (group.Key is not null && await solution.GetDocument(group.Key)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root)
            {
                solution = solution.WithDocumentSyntaxRoot(group.Key, HelperTask.Mark(root, group));
            }
        }

        return solution;
    }

    internal static async Task<Document> ExtractAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var (marked, calls) = Mark(root, diagnostics);
        document = document.WithSyntaxRoot(marked);
        foreach (var (mark, diagnostic) in calls)
        {
            document = await ExtractAsync(document, mark, diagnostic, cancellation).ConfigureAwait(false);
        }

        return document;
    }

    private static async Task<Document> ExtractAsync(Document document, SyntaxAnnotation mark, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root?.GetAnnotatedNodes(mark).FirstOrDefault() is SimpleNameSyntax name
            && model is not null
            && KnownSymbols.For(model.Compilation) is { } known
            && TaskExtraction.Plan(name, model, known, GraphOf(document, model, known, cancellation), cancellation) is { } plan
                ? document.WithSyntaxRoot(plan.Apply(root, model, known, TaskPolicy.ArgumentsFor(diagnostic)))
                : document;
    }

    private static CallGraph GraphOf(Document document, SemanticModel model, KnownSymbols known, CancellationToken cancellation) =>
        IoKnowledge.For(model.Compilation, known, document.Project.AnalyzerOptions, cancellation).GraphFor(model.SyntaxTree);

    /// <summary>Marks the reported names, to be found again while the document changes around them.</summary>
    private static (SyntaxNode Root, ImmutableArray<(SyntaxAnnotation Mark, Diagnostic Diagnostic)> Calls) Mark(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        var marks = diagnostics
            .SelectMany(diagnostic => NamesAt(diagnostic, root).Select(name => (Name: name, Diagnostic: diagnostic)))
            .GroupBy(call => call.Name)
            .Select(group => (Name: group.Key, Mark: new SyntaxAnnotation(), group.First().Diagnostic))
            .OrderBy(call => call.Name.SpanStart)
            .ToImmutableArray();
        var annotations = marks.ToDictionary(call => call.Name, call => call.Mark);
        var marked = root.ReplaceNodes(annotations.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(annotations[original]));
        return (marked, [.. marks.Select(call => (call.Mark, call.Diagnostic))]);
    }

    private static IEnumerable<SimpleNameSyntax> NamesAt(Diagnostic diagnostic, SyntaxNode root) =>
        IoProperties.Places(diagnostic)
            .Where(location => location.SourceTree == root.SyntaxTree)
            .Select(location => root.FindToken(location.SourceSpan.Start).Parent)
            .OfType<SimpleNameSyntax>();
}
