namespace Provost.Analyzers.Security;

/// <summary>Judges whether a value could be what a name promises: tiers B (tokens), C (passwords) and E (weak names).</summary>
internal static class ValueJudge
{
    private const int MinToken = 12;
    private const int MaxToken = 1500;
    private const int MinPassword = 6;
    private const int MaxPassword = 128;
    private const int MinWeak = 16;
    private const int MinWeakDigits = 3;
    private const double MinSurprise = 4.8;
    private const double MinWordSurprise = 5.4;

    // What people put into a password to meet a rule; separators such as '-' and '_' are in every key of a setting.
    private static readonly char[] s_passwordSymbols = ['!', '$', '@', '#', '%', '^', '&', '*'];

    public static bool Fits(string value, SecretNameKind name) => name switch
    {
        SecretNameKind.Token => IsToken(value, acceptGuid: true),
        SecretNameKind.Configured => IsToken(value, acceptGuid: true) || IsPassword(value),
        SecretNameKind.Password => IsPassword(value),
        SecretNameKind.Weak => value.Length >= MinWeak && Digits(value) >= MinWeakDigits && IsToken(value, acceptGuid: false),
        _ => false,
    };

    /// <summary>Whether the text is one value and not a mere word: what every token and every password is at least. Cheap, since asked of each literal.</summary>
    public static bool IsWorthALook(ReadOnlySpan<char> text) => IsWorthALook(text, TextScreen.CharactersOf(text));

    /// <summary>The same, of a text whose traits are known.</summary>
    public static bool IsWorthALook(ReadOnlySpan<char> text, TextTraits traits)
    {
        const TextTraits Mixing = TextTraits.Digit | TextTraits.Symbol;
        return text.Length is >= MinPassword and <= MaxToken
            && (traits & TextTraits.Foreign) == 0
            && ((traits & TextTraits.Letter) != 0 ? (traits & Mixing) != 0 || (text.Length >= 8 && LetterPairs.Cost(text) >= MinWordSurprise) : (traits & TextTraits.Digit) != 0 && text.Length >= MinToken)
            && text.IndexOf("://".AsSpan()) < 0;
    }

    /// <summary>Whether the value is a password even where words are as likely: of three sorts of characters at least.</summary>
    public static bool LooksLikePassword(string value) => Classes(value) >= 3 && IsPassword(value);

    /// <summary>Whether the value may be a token or password whatever its name, so that asking for the name is worth while.</summary>
    /// <remarks>Half of all texts could be a password; only those that hardly could be anything else are worth a look at the model. A GUID is an identifier far more often.</remarks>
    public static bool MayBe(string value) => (value.Length >= 8 && Classes(value) >= (LetterPairs.Cost(value) < MinSurprise ? 4 : 3) && IsPassword(value)) || IsToken(value, acceptGuid: false);

    private static bool IsToken(string value, bool acceptGuid)
    {
        if (value.Length is < MinToken or > MaxToken || !IsOpaque(value) || Placeholder.IsIn(value) || PublishedSecrets.Contains(value) || UnsignedWebToken.Is(value))
        {
            return false;
        }

        if (value.IndexOf('-') >= 0 && Guid.TryParse(value, out _))
        {
            return acceptGuid;
        }

        return !ValueShape.IsPlain(value) && (IsHex(value) ? IsRandomHex(value) : IsRandom(value));
    }

    private static bool IsRandomHex(string value) => value.Length >= 16 && Digits(value) >= 2 && Entropy.Of(value) >= 2.7 && !IsStepped(value);

    /// <summary>Whether most bytes follow each other at one distance: <c>00112233...</c>, <c>000102030405...</c></summary>
    private static bool IsStepped(string hex)
    {
        var (bytes, same) = (hex.Length / 2, 0);
        var step = 0;
        for (var i = 1; i < bytes; i++)
        {
            var next = Byte(hex, i) - Byte(hex, i - 1);
            same += i > 1 && next == step ? 1 : 0;
            step = next;
        }

        return same > bytes / 2;
    }

    private static int Byte(string hex, int at) => (HexDigit(hex[2 * at]) * 16) + HexDigit(hex[(2 * at) + 1]);

    private static int HexDigit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool IsRandom(string value)
    {
        var digits = Digits(value);
        var entropy = Entropy.Of(value);
        var cost = LetterPairs.Cost(value);
        if (entropy < (value.Length < 20 ? 3.0 : 3.3))
        {
            return false;
        }

        return digits == 0
            ? value.Length >= 20 && cost >= 5.6 && entropy >= 3.6
            : cost >= 5.0 || (digits >= 4 && cost >= 4.5) || digits >= value.Length * 0.3;
    }

    private static bool IsPassword(string value)
    {
        if (value.Length is < MinPassword or > MaxPassword || !IsOpaque(value) || Placeholder.IsIn(value) || ValueShape.IsPlain(value))
        {
            return false;
        }

        var hasDigit = Digits(value) > 0;
        var hasLetter = CountLetters(value) > 0;
        return (hasDigit && hasLetter)
            || (hasLetter && value.IndexOfAny(s_passwordSymbols) >= 0)
            || (value.Length >= 8 && LetterPairs.Cost(value) >= MinWordSurprise);
    }

    /// <summary>How many of lower case, upper case, digits and symbols occur.</summary>
    private static int Classes(string value)
    {
        var (lower, upper, digit, symbol) = (0, 0, 0, 0);
        foreach (var character in value)
        {
            switch (character)
            {
                case >= 'a' and <= 'z':
                    lower = 1;
                    break;
                case >= 'A' and <= 'Z':
                    upper = 1;
                    break;
                case >= '0' and <= '9':
                    digit = 1;
                    break;
                default:
                    symbol = 1;
                    break;
            }
        }

        return lower + upper + digit + symbol;
    }

    /// <summary>One run of printable ASCII without quotes: no sentence, no markup.</summary>
    private static bool IsOpaque(string value)
    {
        foreach (var character in value)
        {
            if (!IsOpaque(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a token or password may have the character.</summary>
    public static bool IsOpaque(char character) => character is not (<= ' ' or >= (char)127 or '"' or '\'' or '`' or '<' or '>');

    private static bool IsHex(string value) => CharacterSet.Hex.Run(value, 0, value.Length) == value.Length;

    private static int Digits(string value)
    {
        var count = 0;
        foreach (var character in value)
        {
            count += character is >= '0' and <= '9' ? 1 : 0;
        }

        return count;
    }

    private static int CountLetters(string value)
    {
        var count = 0;
        foreach (var character in value)
        {
            count += character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 1 : 0;
        }

        return count;
    }
}
