using System.Globalization;
using System.Text;

namespace Provost.Generators.Emitting;

/// <summary>Names generated files: readable, bounded in length, and different where file systems tell no case.</summary>
internal static class HintNames
{
    private const int MaxLength = 100;

    /// <param name="metadataName">The metadata name of the type that the file is for.</param>
    /// <param name="isAmbiguous">Whether another type's name differs only by case.</param>
    public static string For(string metadataName, bool isAmbiguous)
    {
        var name = new StringBuilder(metadataName.Length);
        foreach (var character in metadataName)
            name.Append(character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? character : '-');

        // Two names may be written alike only where a character was replaced or cut off, or where case alone tells them apart.
        var isExact = name.Length <= MaxLength && metadataName.All(static character => character is < (char)128 and not '-') && !isAmbiguous;
        if (name.Length > MaxLength)
            name.Length = MaxLength;

        return isExact ? $"{name}.g.cs" : $"{name}.{Hash(metadataName)}.g.cs";
    }

    /// <summary>FNV-1a: the same on every machine, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
