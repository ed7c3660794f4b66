namespace Provost.Analyzers.Security;

/// <summary>
/// Searches a text for the self-identifying formats in one pass: a set of bits, small enough to stay near, says whether two
/// neighbouring characters start a mark at all; only then is the table asked for the formats.
/// </summary>
internal sealed class SecretFormatScanner
{
    private const int Ascii = 128;
    private const int Word = 64;

    private readonly ulong[] _starts = new ulong[Ascii * Ascii / Word];
    private readonly SecretFormat[]?[] _byStart = new SecretFormat[]?[Ascii * Ascii];

    // Marks of one character are too common to be looked up at each place.
    private readonly SecretFormat[] _ofOneCharacter;
    private readonly int _minLength;
    private readonly int _minLengthOfOneCharacter;

    public SecretFormatScanner(IReadOnlyCollection<SecretFormat> formats)
    {
        _ofOneCharacter = [.. formats.Where(static format => format.Mark.Length == 1)];
        _minLength = formats.Min(static format => format.MinLength);
        _minLengthOfOneCharacter = _ofOneCharacter.Min(static format => format.MinLength);
        foreach (var format in formats.Where(static format => format.Mark.Length > 1))
        {
            var start = (format.Mark[0] * Ascii) + format.Mark[1];
            _starts[start / Word] |= 1UL << (start % Word);
            _byStart[start] = [.. _byStart[start] ?? [], format];
        }
    }

    /// <summary>The marks of two characters and more.</summary>
    public IEnumerable<string> Marks => _byStart.OfType<SecretFormat[]>().SelectMany(static formats => formats).Select(static format => format.Mark);

    /// <summary>The least number of characters in one run that the credentials without a mark of two characters have.</summary>
    public int MinRun => Math.Min(_minLengthOfOneCharacter, AzureDevOpsToken.Length);

    /// <summary>The formats that the package knows.</summary>
    public static SecretFormatScanner BuiltIn { get; } = new(SecretFormats.All);

    /// <summary>The first credential in the text that is accepted.</summary>
    public SecretFinding? Find(string text, Func<string, SecretFinding, bool> isAccepted)
    {
        if (text.Length < _minLength)
        {
            return null;
        }

        Steps.Count(text.Length);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (IsStart(text[i], text[i + 1]) && FindAt(text, i, _byStart[(text[i] * Ascii) + text[i + 1]]!) is { } finding && isAccepted(text, finding))
            {
                return finding;
            }
        }

        return FindByOneCharacter(text, isAccepted) ?? (AzureDevOpsToken.Find(text) is { } token && isAccepted(text, token) ? token : null);
    }

    /// <summary>Whether the text holds the mark of a format, so that looking up the constants beside it is worth while.</summary>
    public bool HasMark(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (IsStart(text[i], text[i + 1]) && Array.Exists(_byStart[(text[i] * Ascii) + text[i + 1]]!, format => IsAt(text, i, format.Mark)))
            {
                return true;
            }
        }

        return false;
    }

    private SecretFinding? FindByOneCharacter(string text, Func<string, SecretFinding, bool> isAccepted)
    {
        if (text.Length < _minLengthOfOneCharacter)
        {
            return null;
        }

        foreach (var format in _ofOneCharacter)
        {
            for (var at = text.IndexOf(format.Mark[0], format.BeforeLength); at >= 0; at = text.IndexOf(format.Mark[0], at + 1))
            {
                if (format.Match(text, at) is { } finding && isAccepted(text, finding))
                {
                    return finding;
                }
            }
        }

        return null;
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

    private bool IsStart(char first, char second)
    {
        if ((first | second) >= Ascii)
        {
            return false;
        }

        var start = (first * Ascii) + second;
        return (_starts[start / Word] >> (start % Word) & 1) != 0;
    }

    private static bool IsAt(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
