namespace Provost.Generators.Model;

/// <summary>FNV-1a: made character by character, so that a name can be looked for in a file without making a string of each word in it.</summary>
internal static class NameHash
{
    public const uint Empty = 2166136261;

    public static uint Of(string name)
    {
        var hash = Empty;
        foreach (var character in name)
            hash = Add(hash, character);

        return hash;
    }

    public static uint Add(uint hash, char character) => unchecked((hash ^ character) * 16777619u);
}
