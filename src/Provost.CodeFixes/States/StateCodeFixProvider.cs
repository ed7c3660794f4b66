using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Provost.Analyzers;
using Provost.Analyzers.States;

namespace Provost.CodeFixes.States;

/// <summary>The fix of the rules on how a state is asked: ask its predicates. One edit per document, so that checks may touch or nest.</summary>
public abstract class StateCodeFixProvider : CodeFixProvider
{
    private const string EquivalenceKey = "AskPredicate";

    private protected StateCodeFixProvider(string id) => FixableDiagnosticIds = [id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || Predicates(model) is not { } predicates)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (StateCheck.From(diagnostic, root) is { } check && StateRewriting.Plan(check, model, predicates, context.CancellationToken) is { } plan)
            {
                var title = $"Ask '{plan.Question}'";
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static StatePredicates? Predicates(SemanticModel model) =>
        KnownSymbols.For(model.Compilation) is { } known ? StatePredicates.For(known) : null;

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || Predicates(model) is not { } predicates)
        {
            return document;
        }

        var plans = diagnostics
            .Select(diagnostic => StateCheck.From(diagnostic, root))
            .Select(check => check is null ? null : StateRewriting.Plan(check, model, predicates, cancellation))
            .OfType<StateRewriting>()
            .GroupBy(plan => plan.Unit)
            .Select(plans => plans.First());
        return document.WithSyntaxRoot(StateRewriting.Apply(root, plans, document.Project.Solution.Services));
    }
}
