namespace Provost.Analyzers.Security;

/// <summary>Searches a text for the self-identifying formats in one pass: a table by the first two characters says where a mark may start.</summary>
internal sealed class SecretFormatScanner
{
    private const int Ascii = 128;

    private readonly SecretFormat[]?[] _byStart = new SecretFormat[]?[Ascii * Ascii];

    public SecretFormatScanner(IEnumerable<SecretFormat> formats)
    {
        foreach (var format in formats)
        {
            foreach (var slot in Slots(format.Mark))
            {
                _byStart[slot] = [.. _byStart[slot] ?? [], format];
            }
        }
    }

    /// <summary>The formats that the package knows.</summary>
    public static SecretFormatScanner BuiltIn { get; } = new(SecretFormats.All);

    /// <summary>The first credential in the text that is accepted.</summary>
    public SecretFinding? Find(string text, Func<SecretFinding, bool> isAccepted)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (FormatsAt(text, i) is { } formats && FindAt(text, i, formats) is { } finding && isAccepted(finding))
            {
                return finding;
            }
        }

        return AzureDevOpsToken.Find(text) is { } token && isAccepted(token) ? token : null;
    }

    /// <summary>Whether the text holds the mark of a format, so that looking up the constants beside it is worth while.</summary>
    public bool HasMark(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (FormatsAt(text, i) is { } formats && formats.Any(format => IsAt(text, i, format.Mark)))
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
            if (IsAt(text, at, format.Mark) && format.Match(text, at) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    private SecretFormat[]? FormatsAt(string text, int at)
    {
        var (first, second) = (text[at], text[at + 1]);
        return (first | second) < Ascii ? _byStart[(first * Ascii) + second] : null;
    }

    private static bool IsAt(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static IEnumerable<int> Slots(string mark) => mark.Length > 1
        ? [(mark[0] * Ascii) + mark[1]]
        : Enumerable.Range(mark[0] * Ascii, Ascii);
}
