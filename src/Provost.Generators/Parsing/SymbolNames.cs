using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Compares symbols with metadata names without a look-up, which a transform that runs on every edit cannot afford.</summary>
internal static class SymbolNames
{
    /// <summary>Whether the type is the top-level type with this metadata name, such as <c>System.Threading.Tasks.Task`1</c>.</summary>
    public static bool Is(this ITypeSymbol type, string metadataName)
    {
        var split = metadataName.LastIndexOf('.');
        return type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { } containing }
            && type.MetadataName.Length == metadataName.Length - split - 1
            && metadataName.EndsWith(type.MetadataName, StringComparison.Ordinal)
            && IsNamespace(containing, metadataName, split);
    }

    private static bool IsNamespace(INamespaceSymbol symbol, string name, int length)
    {
        while (length > 0)
        {
            var part = symbol.Name;
            var start = length - part.Length;
            if (symbol.IsGlobalNamespace || start < 0 || string.CompareOrdinal(name, start, part, 0, part.Length) != 0)
                return false;
            if (start > 0 && name[start - 1] != '.')
                return false;

            length = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return symbol.IsGlobalNamespace;
    }
}
