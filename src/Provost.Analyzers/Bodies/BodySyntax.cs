using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Bodies;

/// <summary>Where code stands: the declarations that have code, and the code that they have.</summary>
internal static class BodySyntax
{
    /// <summary>The declaration that a node is, or is code of; <see langword="null"/> for a part that is no code: a type, an attribute, a constant of an enum.</summary>
    public static SyntaxNode? DeclarationAround(SyntaxNode? node)
    {
        for (SyntaxNode? inner = null; node is not null; (inner, node) = (node, node.Parent))
        {
            switch (node)
            {
                case AttributeListSyntax or ParameterListSyntax or TypeParameterConstraintClauseSyntax when IsOfDeclaration(node):
                    return null;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return inner is null || IsCode(inner) ? node : null;
                case BasePropertyDeclarationSyntax:
                    return inner is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax ? node : null;
                case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax }:
                    return inner is EqualsValueClauseSyntax ? node : null;
                case PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }:
                    return type;
                case GlobalStatementSyntax:
                    return node.Parent;
                case BaseTypeDeclarationSyntax or CompilationUnitSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The symbol that the code of a declaration is of, as the compiler's driver names it.</summary>
    public static ISymbol? OwnerOf(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken) => declaration switch
    {
        BasePropertyDeclarationSyntax property when ArrowOf(property) is not null => (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod,
        TypeDeclarationSyntax type => model.GetDeclaredSymbol(type, cancellationToken)?.InstanceConstructors
            .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == type.SyntaxTree && reference.Span == type.Span)),
        _ => model.GetDeclaredSymbol(declaration, cancellationToken),
    };

    public static IEnumerable<SyntaxNode?> BlocksOf(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax constructor => [constructor.Initializer, constructor.Body, constructor.ExpressionBody],
        BaseMethodDeclarationSyntax method => [method.Body, method.ExpressionBody],
        AccessorDeclarationSyntax accessor => [accessor.Body, accessor.ExpressionBody],
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        BasePropertyDeclarationSyntax property => [ArrowOf(property)],
        VariableDeclaratorSyntax variable => [variable.Initializer],
        TypeDeclarationSyntax type => [type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()],
        CompilationUnitSyntax => [declaration],
        _ => [],
    };

    /// <summary>All declarations of a file that have code.</summary>
    public static IEnumerable<SyntaxNode> DeclarationsIn(SyntaxNode root)
    {
        if (root is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement))
        {
            yield return unit;
        }

        foreach (var node in root.DescendantNodes(static node =>
            node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax or BaseFieldDeclarationSyntax or VariableDeclarationSyntax or BaseListSyntax))
        {
            if (HasCode(node))
            {
                yield return node is PrimaryConstructorBaseTypeSyntax { Parent.Parent: { } type } ? type : node;
            }
        }
    }

    private static bool HasCode(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        PropertyDeclarationSyntax { Initializer: not null } => true,
        BasePropertyDeclarationSyntax property => ArrowOf(property) is not null,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } variable => variable.Initializer is not null,
        PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    private static ArrowExpressionClauseSyntax? ArrowOf(BasePropertyDeclarationSyntax property) => property switch
    {
        PropertyDeclarationSyntax { ExpressionBody: var arrow } => arrow,
        IndexerDeclarationSyntax { ExpressionBody: var arrow } => arrow,
        _ => null,
    };

    private static bool IsCode(SyntaxNode? part) => part is BlockSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax;

    private static bool IsOfDeclaration(SyntaxNode part) => part.Parent is MemberDeclarationSyntax or AccessorDeclarationSyntax;
}
