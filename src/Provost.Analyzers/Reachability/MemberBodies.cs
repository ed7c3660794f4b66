using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Reachability;

/// <summary>The code that runs when a member of the compilation does.</summary>
internal sealed class MemberBodies(Compilation compilation)
{
    /// <summary>The bodies of a method, accessor or constructor with the initializers it runs; of a type, its static initializers.</summary>
    public IEnumerable<IOperation> Of(ISymbol member, CancellationToken cancellationToken) =>
        Syntax(member, cancellationToken)
            .Where(node => compilation.ContainsSyntaxTree(node.SyntaxTree))
            .Select(node => SemanticModels.Of(compilation, node.SyntaxTree).GetOperation(node, cancellationToken))
            .OfType<IOperation>();

    private static IEnumerable<SyntaxNode> Syntax(ISymbol member, CancellationToken cancellationToken) => member switch
    {
        INamedTypeSymbol type => Initializers(type, isStatic: true, cancellationToken)
            .Concat(type.StaticConstructors.SelectMany(constructor => Declarations(constructor, cancellationToken))),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => OfConstructor(constructor, cancellationToken),
        _ => Declarations(member, cancellationToken).Where(IsBody),
    };

    private static IEnumerable<SyntaxNode> OfConstructor(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        var declarations = Declarations(constructor, cancellationToken).ToList();
        var handsOver = declarations.Any(node => node is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.ValueText: "this" });
        var initializers = handsOver ? [] : Initializers(constructor.ContainingType, isStatic: false, cancellationToken);
        return initializers
            .Concat(declarations.OfType<ConstructorDeclarationSyntax>())
            .Concat(declarations.OfType<TypeDeclarationSyntax>().SelectMany(type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? []));
    }

    private static IEnumerable<SyntaxNode> Initializers(INamedTypeSymbol type, bool isStatic, CancellationToken cancellationToken) => type.GetMembers()
        .Where(member => member.IsStatic == isStatic && member is IFieldSymbol { IsConst: false } or IPropertySymbol)
        .SelectMany(member => Declarations(member, cancellationToken))
        .Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        })
        .OfType<EqualsValueClauseSyntax>();

    private static IEnumerable<SyntaxNode> Declarations(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));

    private static bool IsBody(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax;
}
