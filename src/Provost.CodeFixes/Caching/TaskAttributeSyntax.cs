using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers;

namespace Provost.CodeFixes.Caching;

/// <summary>Finds the attribute of the task that a place belongs to.</summary>
internal static class TaskAttributeSyntax
{
    /// <summary>The attribute, if it is in the same file.</summary>
    public static AttributeSyntax? Around(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        KnownSymbols.For(model.Compilation) is { } known
        && node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && model.GetDeclaredSymbol(method, cancellation) is { } task
        && known.TaskAttributeOf(task)?.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax attribute
        && attribute.SyntaxTree == node.SyntaxTree
            ? attribute
            : null;
}
