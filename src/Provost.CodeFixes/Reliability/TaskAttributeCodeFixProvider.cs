using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;

namespace Provost.CodeFixes.Reliability;

/// <summary>A fix that changes the attribute of the task in which something was reported, wherever that attribute stands.</summary>
public abstract class TaskAttributeCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || KnownSymbols.For(model.Compilation) is not { } known)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            OfferInBody(context, diagnostic, root, model);
            if (AttributeOf(diagnostic, root, model, known, context.CancellationToken) is var (data, syntax))
            {
                Offer(context, diagnostic, data, syntax, known);
            }
        }
    }

    /// <summary>Offers what mends the body instead, before what changes the attribute.</summary>
    private protected virtual void OfferInBody(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
    }

    private protected abstract void Offer(CodeFixContext context, Diagnostic diagnostic, AttributeData data, AttributeSyntax attribute, KnownSymbols known);

    private protected static void Offer(
        CodeFixContext context, Diagnostic diagnostic, AttributeSyntax attribute, string title, string equivalenceKey, Func<AttributeSyntax, AttributeSyntax> change) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => ChangeAsync(context.Document.Project.Solution, attribute, change, cancellation), equivalenceKey),
            diagnostic);

    /// <summary>The attribute of the task around the report; that of a partial method may be in another document.</summary>
    private static (AttributeData Data, AttributeSyntax Syntax)? AttributeOf(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, KnownSymbols known, CancellationToken cancellation) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && model.GetDeclaredSymbol(method, cancellation) is { } task
        && known.TaskAttributeOf(task) is { } data
        && data.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
            ? (data, syntax)
            : null;

    private static async Task<Solution> ChangeAsync(
        Solution solution, AttributeSyntax attribute, Func<AttributeSyntax, AttributeSyntax> change, CancellationToken cancellation)
    {
        var document = solution.GetDocument(attribute.SyntaxTree);
        var root = document is null ? null : await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root is null ? solution : document!.WithSyntaxRoot(root.ReplaceNode(attribute, change(attribute))).Project.Solution;
    }
}
