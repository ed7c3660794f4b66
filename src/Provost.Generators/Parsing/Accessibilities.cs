using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Writes how visible a symbol is.</summary>
internal static class Accessibilities
{
    /// <summary>That of the symbol; but a sealed type that declares protected members is warned of, and need not be.</summary>
    public static string Of(ISymbol symbol)
    {
        var isSealed = symbol.ContainingType is { IsSealed: true, TypeKind: TypeKind.Class };
        return symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => "public",
            Accessibility.Internal => "internal",
            Accessibility.ProtectedOrInternal => isSealed ? "internal" : "protected internal",
            Accessibility.Protected => isSealed ? "private" : "protected",
            Accessibility.ProtectedAndInternal => isSealed ? "private" : "private protected",
            _ => "private",
        };
    }
}
