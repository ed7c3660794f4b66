using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads the types around a method, which generated code must open again.</summary>
internal static class ContainingTypes
{
    /// <summary>The chain from the outermost type to the method's own.</summary>
    public static List<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> chain = [];
        for (var current = type; current is not null; current = current.ContainingType)
            chain.Insert(0, current);

        return chain;
    }

    public static EquatableArray<ContainingType> Parse(IEnumerable<INamedTypeSymbol> chain) =>
        chain.Select(static type => new ContainingType(TypeNames.Identifier(type.Name), Declaration(type))).ToEquatableArray();

    /// <summary>Whether all declarations of the type have <c>partial</c>.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is BaseTypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return false;
        }

        return true;
    }

    /// <summary>The declarations of the type that lack <c>partial</c>.</summary>
    public static IEnumerable<BaseTypeDeclarationSyntax> NotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<BaseTypeDeclarationSyntax>()
            .Where(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Declaration(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        var parameters = type.TypeParameters.IsEmpty
            ? ""
            : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => TypeNames.Identifier(parameter.Name)))}>";
        return $"{(type.IsRefLikeType ? "ref " : "")}partial {keyword} {TypeNames.Identifier(type.Name)}{parameters}";
    }
}
