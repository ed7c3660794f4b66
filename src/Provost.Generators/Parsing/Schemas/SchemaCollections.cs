using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>Tells what JSON arrays and dictionaries hold.</summary>
internal static class SchemaCollections
{
    private const string Dictionary = "System.Collections.Generic.IDictionary`2";
    private const string ReadOnlyDictionary = "System.Collections.Generic.IReadOnlyDictionary`2";
    private const string Set = "System.Collections.Generic.ISet`1";
    private const string ReadOnlySet = "System.Collections.Generic.IReadOnlySet`1";

    /// <summary>What a dictionary has for values; <see langword="null"/> where the type is none.</summary>
    public static ITypeSymbol? ValueOf(INamedTypeSymbol type) => (Find(type, Dictionary) ?? Find(type, ReadOnlyDictionary))?.TypeArguments[1];

    /// <summary>What a list has for items; <see langword="null"/> where the type is none.</summary>
    public static ITypeSymbol? ItemOf(INamedTypeSymbol type)
    {
        foreach (var candidate in SelfAndInterfaces(type))
        {
            if (candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                return candidate.TypeArguments[0];
        }

        return null;
    }

    public static bool IsSet(INamedTypeSymbol type) => (Find(type, Set) ?? Find(type, ReadOnlySet)) is not null;

    private static INamedTypeSymbol? Find(INamedTypeSymbol type, string definition) =>
        SelfAndInterfaces(type).FirstOrDefault(candidate => candidate.IsGenericType && candidate.OriginalDefinition.Is(definition));

    private static IEnumerable<INamedTypeSymbol> SelfAndInterfaces(INamedTypeSymbol type) => type.AllInterfaces.Prepend(type);
}
