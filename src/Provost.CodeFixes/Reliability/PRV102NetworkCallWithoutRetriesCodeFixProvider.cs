using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;
using Provost.Analyzers.Reliability;

namespace Provost.CodeFixes.Reliability;

/// <summary>
/// PRV102: adds retries with growing, scattered delays to the attribute; where the call must not happen twice, offers to say
/// that there are none first.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PRV102NetworkCallWithoutRetriesCodeFixProvider)), Shared]
public sealed class PRV102NetworkCallWithoutRetriesCodeFixProvider : CodeFixProvider
{
    private const string AddRetries = nameof(AddRetries);
    private const string AddRetriesToUnsafe = nameof(AddRetriesToUnsafe);
    private const string RefuseRetries = nameof(RefuseRetries);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [PRV102NetworkCallWithoutRetriesAnalyzer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || KnownSymbols.For(model.Compilation) is not { } known)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (AttributeOf(diagnostic, root, model, known, context.CancellationToken) is { } attribute)
            {
                Offer(context, diagnostic, attribute);
            }
        }
    }

    /// <summary>The attribute of the task around the report; that of a partial method may be in another document.</summary>
    private static AttributeSyntax? AttributeOf(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, KnownSymbols known, CancellationToken cancellation) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && model.GetDeclaredSymbol(method, cancellation) is { } task
            ? known.TaskAttributeOf(task)?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax
            : null;

    private static void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeSyntax attribute)
    {
        if (!IoProperties.IsUnsafe(diagnostic))
        {
            Offer("Retry 3 times, with growing delays and jitter", RetryArguments.Retry, AddRetries);
            return;
        }

        Offer($"Do not retry: {TaskPolicy.NoRetries}", RetryArguments.Refuse, RefuseRetries);
        Offer("Retry 3 times (the call must be safe to repeat)", RetryArguments.Retry, AddRetriesToUnsafe);

        void Offer(string title, Func<AttributeSyntax, AttributeSyntax> change, string equivalenceKey) => context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => ChangeAsync(context.Document.Project.Solution, attribute, change, cancellation), equivalenceKey),
            diagnostic);
    }

    private static async Task<Solution> ChangeAsync(
        Solution solution, AttributeSyntax attribute, Func<AttributeSyntax, AttributeSyntax> change, CancellationToken cancellation)
    {
        var document = solution.GetDocument(attribute.SyntaxTree);
        var root = document is null ? null : await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root is null ? solution : document!.WithSyntaxRoot(root.ReplaceNode(attribute, change(attribute))).Project.Solution;
    }
}
