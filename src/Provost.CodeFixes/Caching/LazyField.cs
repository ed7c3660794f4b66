using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Provost.CodeFixes.Caching;

/// <summary>
/// A static field that becomes a <c>Lazy&lt;T&gt;</c>, with <c>.Value</c> wherever it is read. An exception is not kept, as the other
/// modes do, so that a retry of the task that met it makes the value anew.
/// </summary>
internal sealed class LazyField
{
    private const string Mode = "LazyThreadSafetyMode.PublicationOnly";

    private readonly Document _document;
    private readonly FieldDeclarationSyntax _field;
    private readonly List<(DocumentId Document, TextSpan Span)> _uses;

    private LazyField(Document document, FieldDeclarationSyntax field, List<(DocumentId Document, TextSpan Span)> uses)
    {
        _document = document;
        _field = field;
        _uses = uses;
    }

    public string Name => Variable.Identifier.ValueText;

    private VariableDeclaratorSyntax Variable => _field.Declaration.Variables[0];

    /// <summary>The field as one that can be lazy: nobody writes it, all who read it are known, and its initializer has a type of its own.</summary>
    public static async Task<LazyField?> OfAsync(Document document, FieldDeclarationSyntax field, CancellationToken cancellation)
    {
        if (field.Declaration is not { Variables: [{ Initializer.Value: { } value } variable] }
            || value is ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax or LiteralExpressionSyntax
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol { IsStatic: true, IsReadOnly: true } symbol
            || !IsOnlyForUs(symbol)
            || symbol.Type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        var uses = new List<(DocumentId Document, TextSpan Span)>();
        foreach (var reference in await SymbolFinder.FindReferencesAsync(symbol, document.Project.Solution, cancellation).ConfigureAwait(false))
        {
            foreach (var location in reference.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                var use = root?.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                switch (use is null || location.IsImplicit ? Use.Unknown : UseOf(use))
                {
                    case Use.Unknown:
                        return null;
                    case Use.Read:
                        uses.Add((location.Document.Id, location.Location.SourceSpan));
                        break;
                }
            }
        }

        return new(document, field, uses);
    }

    /// <summary>The solution with the lazy field and its uses.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var solution = _document.Project.Solution;
        var changes = _uses.Select(use => (use.Document, Change: new TextChange(new(use.Span.End, 0), ".Value"))).ToList();
        changes.AddRange((await DeclarationChangesAsync(cancellation).ConfigureAwait(false)).Select(change => (_document.Id, change)));
        foreach (var group in changes.GroupBy(change => change.Document))
        {
            var text = await solution.GetDocument(group.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(group.Key, text.WithChanges(group.Select(change => change.Change).OrderBy(change => change.Span.Start)));
        }

        return solution;
    }

    private async Task<IEnumerable<TextChange>> DeclarationChangesAsync(CancellationToken cancellation)
    {
        var model = (await _document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var type = _field.Declaration.Type;
        var value = Variable.Initializer!.Value;
        var threading = model.LookupNamespacesAndTypes(type.SpanStart, name: "LazyThreadSafetyMode").IsEmpty ? "System.Threading." : "";
        var lazy = model.LookupNamespacesAndTypes(type.SpanStart, name: "Lazy").IsEmpty ? "System.Lazy" : "Lazy";
        return
        [
            new(new(type.SpanStart, 0), $"{lazy}<"),
            new(new(type.Span.End, 0), ">"),
            new(new(value.SpanStart, 0), "new(() => "),
            new(new(value.Span.End, 0), $", {threading}{Mode})"),
        ];
    }

    /// <summary>A field that other assemblies read cannot change its type without them.</summary>
    private static bool IsOnlyForUs(IFieldSymbol field)
    {
        if (field.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
        {
            return true;
        }

        for (var type = field.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return true;
            }
        }

        return false;
    }

    private static Use UseOf(SyntaxNode use)
    {
        if (use.IsPartOfStructuredTrivia())
        {
            return Use.Mention;
        }

        if (use is not IdentifierNameSyntax name)
        {
            return Use.Unknown;
        }

        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (whole.Parent is ParenthesizedExpressionSyntax outer)
        {
            whole = outer;
        }

        return whole.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => Use.Mention,
            ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or RefExpressionSyntax => Use.Unknown,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } => Use.Unknown,
            AssignmentExpressionSyntax assignment when assignment.Left == whole => Use.Unknown,
            _ when name.FirstAncestorOrSelf<AttributeSyntax>() is not null => Use.Unknown,
            _ => Use.Read,
        };
    }

    private enum Use
    {
        Unknown,

        /// <summary>The name alone is used, which stays.</summary>
        Mention,
        Read,
    }
}
