using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Knowledge;

/// <summary>Compares symbols with full metadata names, without building the names.</summary>
internal static class MetadataName
{
    /// <summary>The name of a type alone: what follows the last dot or plus.</summary>
    public static string SimpleNameOf(string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', '+']) + 1);

    /// <summary>Whether a type has a full name such as <c>System.IO.File</c> or <c>Dapper.SqlMapper+GridReader</c>.</summary>
    public static bool Is(INamedTypeSymbol type, string fullName)
    {
        var end = fullName.Length;
        if (!EndsWith(fullName, type.MetadataName, ref end))
        {
            return false;
        }

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!EndsWith(fullName, "+", ref end) || !EndsWith(fullName, outer.MetadataName, ref end))
            {
                return false;
            }
        }

        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (!EndsWith(fullName, ".", ref end) || !EndsWith(fullName, space.Name, ref end))
            {
                return false;
            }
        }

        return end == 0;
    }

    /// <summary>The full metadata name of a type.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private static bool EndsWith(string text, string part, ref int end)
    {
        var start = end - part.Length;
        if (start < 0 || string.CompareOrdinal(text, start, part, 0, part.Length) != 0)
        {
            return false;
        }

        end = start;
        return true;
    }
}
