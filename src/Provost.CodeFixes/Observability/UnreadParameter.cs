using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Provost.CodeFixes.Observability;

/// <summary>
/// A parameter of a primary constructor that nothing reads any more, of which the compiler warns. It goes where no code of the
/// solution calls the constructor, as for a type that a container makes.
/// </summary>
internal static class UnreadParameter
{
    /// <summary>What to remove when <paramref name="replaced"/> expressions of a document are gone.</summary>
    public static async Task<IReadOnlyList<TextChange>> RemovalsAsync(Document document, IReadOnlyCollection<TextSpan> replaced, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return [];
        }

        List<TextChange> removals = [];
        foreach (var parameter in replaced.Select(span => model.GetSymbolInfo(root.FindNode(span, getInnermostNodeForTie: true), cancellation).Symbol).OfType<IParameterSymbol>().Distinct<IParameterSymbol>(SymbolEqualityComparer.Default))
        {
            if (DeclarationOf(parameter, root, cancellation) is { } declaration
                && await IsReadOnlyAtAsync(parameter, replaced, document, cancellation).ConfigureAwait(false)
                && !await IsReferencedAsync(parameter.ContainingSymbol, document, cancellation).ConfigureAwait(false))
            {
                removals.Add(new(SpanOf(declaration), ""));
            }
        }

        return removals;
    }

    private static ParameterSyntax? DeclarationOf(IParameterSymbol parameter, SyntaxNode root, CancellationToken cancellation) =>
        parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, DeclaringSyntaxReferences: [var reference] }
        && reference.SyntaxTree == root.SyntaxTree
        && reference.GetSyntax(cancellation) is ParameterSyntax { Parent: ParameterListSyntax { Parent: TypeDeclarationSyntax and not RecordDeclarationSyntax } } declaration
            ? declaration
            : null;

    private static async Task<bool> IsReadOnlyAtAsync(IParameterSymbol parameter, IReadOnlyCollection<TextSpan> places, Document document, CancellationToken cancellation)
    {
        var found = await SymbolFinder.FindReferencesAsync(parameter, document.Project.Solution, cancellation).ConfigureAwait(false);
        return found.SelectMany(symbol => symbol.Locations).All(place => place.Document.Id == document.Id && places.Contains(place.Location.SourceSpan));
    }

    private static async Task<bool> IsReferencedAsync(ISymbol constructor, Document document, CancellationToken cancellation)
    {
        var found = await SymbolFinder.FindReferencesAsync(constructor, document.Project.Solution, cancellation).ConfigureAwait(false);
        return found.Where(symbol => symbol.Definition is IMethodSymbol).SelectMany(symbol => symbol.Locations).Any();
    }

    /// <summary>The parameter with the comma that parts it from another, or the whole list where that is then empty and nothing asks for it.</summary>
    private static TextSpan SpanOf(ParameterSyntax parameter)
    {
        var list = (ParameterListSyntax)parameter.Parent!;
        var index = list.Parameters.IndexOf(parameter);
        if (index > 0)
        {
            return TextSpan.FromBounds(list.Parameters.GetSeparator(index - 1).SpanStart, parameter.Span.End);
        }

        if (list.Parameters.Count > 1)
        {
            return TextSpan.FromBounds(parameter.SpanStart, list.Parameters[1].SpanStart);
        }

        return list.Parent is TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] } ? parameter.Span : list.Span;
    }
}
