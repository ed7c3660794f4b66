namespace Provost.Analyzers.Security;

/// <summary>Searches a text for the self-identifying formats in one pass.</summary>
internal static class SecretFormatScanner
{
    private const int Ascii = 128;

    private static readonly SecretFormat[]?[] s_byFirst = Index();

    /// <summary>The first credential in the text.</summary>
    public static SecretFinding? Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < Ascii && s_byFirst[text[i]] is { } formats && FindAt(text, i, formats) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    /// <summary>Whether the text holds the mark of a format, so that looking up the constants beside it is worth while.</summary>
    public static bool HasMark(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < Ascii && s_byFirst[text[i]] is { } formats && formats.Any(format => IsAt(text, i, format.Mark)))
            {
                return true;
            }
        }

        return false;
    }

    private static SecretFinding? FindAt(string text, int at, SecretFormat[] formats)
    {
        foreach (var format in formats)
        {
            if (IsAt(text, at, format.Mark) && format.TryMatch(text, at, out var start, out var length) && format.IsConvincing(text, at, start, length))
            {
                return new(SecretTier.Format, format.Kind);
            }
        }

        return null;
    }

    private static bool IsAt(string text, int at, string mark) =>
        at + 1 < text.Length && text[at + 1] == mark[1] && string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static SecretFormat[]?[] Index()
    {
        var index = new SecretFormat[]?[Ascii];
        foreach (var formats in SecretFormats.All.GroupBy(format => format.Mark[0]))
        {
            index[formats.Key] = [.. formats];
        }

        return index;
    }
}
