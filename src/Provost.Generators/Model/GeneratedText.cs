namespace Provost.Generators.Model;

/// <summary>The text of a generated file. Nearly all of it needs no more than a byte for a character, and there is much of it.</summary>
/// <param name="Narrow">The characters, a byte each; empty where there are others.</param>
/// <param name="Wide">The text where it has other characters; else <see langword="null"/>.</param>
internal sealed record GeneratedText(EquatableArray<byte> Narrow, string? Wide)
{
    public static GeneratedText Of(char[] text, int length)
    {
        if (!IsNarrow(text, length))
            return new(default, new(text, 0, length));

        var narrow = new byte[length];
        for (var index = 0; index < length; index++)
            narrow[index] = (byte)text[index];

        return new(EquatableArray<byte>.Owning(narrow), null);
    }

    private static bool IsNarrow(char[] text, int length)
    {
        for (var index = 0; index < length; index++)
        {
            if (text[index] > byte.MaxValue)
                return false;
        }

        return true;
    }
}
