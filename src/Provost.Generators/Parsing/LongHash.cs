namespace Provost.Generators.Parsing;

/// <summary>FNV-1a of 64 bits: wide enough that two states of a project do not come to the same by chance.</summary>
internal static class LongHash
{
    public const ulong Empty = 14695981039346656037;

    public static ulong Add(ulong hash, char character) => unchecked((hash ^ character) * 1099511628211);

    public static ulong Add(ulong hash, string text)
    {
        foreach (var character in text)
            hash = Add(hash, character);

        return Add(hash, '\0');
    }

    public static ulong Add(ulong hash, ulong value)
    {
        for (var shift = 0; shift < 64; shift += 16)
            hash = Add(hash, (char)(value >> shift));

        return hash;
    }
}
