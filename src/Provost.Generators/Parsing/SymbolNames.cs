using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Compares symbols with metadata names without a look-up, which a transform that runs on every edit cannot afford.</summary>
internal static class SymbolNames
{
    /// <summary>Whether the type is the top-level type with this metadata name, such as <c>System.Threading.Tasks.Task`1</c>.</summary>
    public static bool Is(this ITypeSymbol type, string metadataName)
    {
        var split = metadataName.LastIndexOf('.');
        return type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { } containing } named
            && IsName(named, metadataName, split + 1)
            && IsNamespace(containing, metadataName, split);
    }

    /// <summary>The compiler makes the metadata name of a generic type anew each time that it is asked for it.</summary>
    private static bool IsName(INamedTypeSymbol type, string name, int start)
    {
        var length = type.Name.Length;
        if (string.CompareOrdinal(name, start, type.Name, 0, length) != 0)
            return false;
        if (start + length == name.Length)
            return type.Arity == 0;

        return type.Arity > 0 && name.Length == start + length + 2 && name[start + length] == '`' && name[start + length + 1] == '0' + type.Arity;
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
