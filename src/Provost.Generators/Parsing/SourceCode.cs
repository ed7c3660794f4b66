using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing;

/// <summary>Tells which parts of a declaration are the code of a member: neither its name, its modifiers and its attributes nor its documentation.</summary>
internal static class SourceCode
{
    /// <summary>The parts, in order; those of a constructor include what initialises the object before it.</summary>
    public static IEnumerable<SyntaxNode> Of(ISymbol member, CancellationToken cancellationToken)
    {
        var implementation = (member as IMethodSymbol)?.PartialImplementationPart ?? member;
        foreach (var reference in implementation.DeclaringSyntaxReferences)
        {
            foreach (var part in Parts(reference.GetSyntax(cancellationToken)))
            {
                if (part is not null)
                    yield return part;
            }
        }

        if (!HasManyParts(member))
            yield break;

        foreach (var initializer in Initializers(member.ContainingType, cancellationToken))
            yield return initializer;
    }

    /// <summary>Whether the order of its parts may be that of files.</summary>
    public static bool HasManyParts(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>Whether the constructor names the one that it calls first.</summary>
    public static bool CallsAnother(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax { Initializer: not null });

    /// <summary>The code of one part.</summary>
    public static string TextOf(SyntaxNode part)
    {
        var code = CodeText.Rent();
        code.Add(part);
        var text = code.ToString();
        code.Return();
        return text;
    }

    private static SyntaxNode?[] Parts(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax { ConstraintClauses.Count: 0 } method => [method.ReturnType, method.TypeParameterList, method.ParameterList, method.Body ?? (SyntaxNode?)method.ExpressionBody],
        MethodDeclarationSyntax method => [method.ReturnType, method.TypeParameterList, method.ParameterList, .. method.ConstraintClauses, method.Body, method.ExpressionBody],
        ConstructorDeclarationSyntax constructor => [constructor.ParameterList, constructor.Initializer, constructor.Body, constructor.ExpressionBody],
        ConversionOperatorDeclarationSyntax conversion => [conversion.Type, conversion.ParameterList, conversion.Body, conversion.ExpressionBody],
        OperatorDeclarationSyntax @operator => [@operator.ReturnType, @operator.ParameterList, @operator.Body, @operator.ExpressionBody],
        DestructorDeclarationSyntax destructor => [destructor.Body, destructor.ExpressionBody],
        PropertyDeclarationSyntax property => [property.Type, property.AccessorList, property.ExpressionBody, property.Initializer],
        IndexerDeclarationSyntax indexer => [indexer.Type, indexer.ParameterList, indexer.AccessorList, indexer.ExpressionBody],
        EventDeclarationSyntax @event => [@event.Type, @event.AccessorList],
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variables } variable => [variables.Type, variable.Initializer],
        TypeDeclarationSyntax type => [type.ParameterList, .. type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? []],
        ParameterSyntax parameter => [parameter.Type, parameter.Default],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Initializers(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.GetMembers()
            .Where(static member => !member.IsStatic && member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol)
            .SelectMany(static member => member.DeclaringSyntaxReferences)
            .Select(reference => Initializer(reference.GetSyntax(cancellationToken)))
            .OfType<SyntaxNode>();

    private static SyntaxNode? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };
}
