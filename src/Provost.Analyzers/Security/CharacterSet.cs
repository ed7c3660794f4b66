namespace Provost.Analyzers.Security;

/// <summary>A set of ASCII characters, as two words of bits.</summary>
internal readonly struct CharacterSet
{
    private readonly ulong _low;
    private readonly ulong _high;

    private CharacterSet(ulong low, ulong high) => (_low, _high) = (low, high);

    public static CharacterSet Digits { get; } = Of("0123456789");

    public static CharacterSet Hex { get; } = Of("0123456789abcdefABCDEF");

    public static CharacterSet UpperBase32 { get; } = Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    public static CharacterSet LowerBase32 { get; } = Of("abcdefghijklmnopqrstuvwxyz234567");

    public static CharacterSet Base62 { get; } = Of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static CharacterSet Base64 { get; } = Base62.With("+/");

    public static CharacterSet Base64Padded { get; } = Base64.With("=");

    /// <summary>Base64 as in URLs, which is also the alphabet of identifiers with dashes.</summary>
    public static CharacterSet UrlBase64 { get; } = Base62.With("-_");

    public static CharacterSet Dotted { get; } = UrlBase64.With(".");

    public static CharacterSet Of(string characters) => default(CharacterSet).With(characters);

    public CharacterSet With(string characters)
    {
        var (low, high) = (_low, _high);
        foreach (var character in characters)
        {
            if (character < 64)
            {
                low |= 1UL << character;
            }
            else
            {
                high |= 1UL << (character - 64);
            }
        }

        return new(low, high);
    }

    public bool Contains(char character) => character switch
    {
        < (char)64 => (_low >> character & 1) != 0,
        < (char)128 => (_high >> (character - 64) & 1) != 0,
        _ => false,
    };

    /// <summary>How many characters from <paramref name="start"/> on belong to the set, counted up to a limit.</summary>
    public int Run(string text, int start, int limit)
    {
        var length = 0;
        while (length < limit && start + length < text.Length && Contains(text[start + length]))
        {
            length++;
        }

        Steps.Count(length + 1);
        return length;
    }
}
