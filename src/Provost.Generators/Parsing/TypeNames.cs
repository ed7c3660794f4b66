using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Parsing;

/// <summary>Writes symbols as they appear in generated code.</summary>
internal static class TypeNames
{
    /// <summary><c>global::</c> on each type; nullability and tuple names kept, which a mismatch with the original would warn about.</summary>
    private static readonly SymbolDisplayFormat s_type = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The type as it is written from any namespace: <c>global::System.Uri?</c>.</summary>
    public static string InCode(ITypeSymbol type) => type.ToDisplayString(s_type);

    /// <summary>The type as people read it: <c>Shop.Orders.Etl&lt;T&gt;</c>.</summary>
    public static string ForPeople(ITypeSymbol type) => type.ToDisplayString(s_plain);

    /// <summary>The name with <c>@</c> where code needs it.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.AwaitKeyword or SyntaxKind.YieldKeyword
            ? "@" + name
            : name;

    /// <summary>Namespace, containing types and name with arity, as metadata has it: <c>Shop.Outer`1+Inner</c>.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return Metadata(outer) + "+" + type.MetadataName;

        return type.ContainingNamespace is { IsGlobalNamespace: false } containing
            ? containing.ToDisplayString(s_plain) + "." + type.MetadataName
            : type.MetadataName;
    }
}
