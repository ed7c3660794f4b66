namespace Provost.Analyzers.Security;

/// <summary>Judges whether a value could be what a name promises: tiers B (tokens), C (passwords) and E (weak names).</summary>
internal static class ValueJudge
{
    private const int MinToken = 12;
    private const int MaxToken = 600;
    private const int MinPassword = 6;
    private const int MaxPassword = 128;
    private const int MinWeak = 16;
    private const int MinWeakDigits = 3;

    public static bool Fits(string value, SecretNameKind name) => name switch
    {
        SecretNameKind.Token => IsToken(value, acceptGuid: true),
        SecretNameKind.Password => IsPassword(value),
        SecretNameKind.Weak => value.Length >= MinWeak && Digits(value) >= MinWeakDigits && IsToken(value, acceptGuid: false),
        _ => false,
    };

    /// <summary>Whether the value may be a token or password whatever its name, so that asking for the name is worth while.</summary>
    public static bool MayBe(string value) => IsToken(value, acceptGuid: true) || IsPassword(value);

    private static bool IsToken(string value, bool acceptGuid)
    {
        if (value.Length is < MinToken or > MaxToken || !IsOpaque(value) || Placeholder.IsIn(value))
        {
            return false;
        }

        if (Guid.TryParse(value, out _))
        {
            return acceptGuid;
        }

        return !ValueShape.IsPlain(value) && (IsHex(value) ? IsRandomHex(value) : IsRandom(value));
    }

    private static bool IsRandomHex(string value) => value.Length >= 16 && Digits(value) >= 2 && Entropy.Of(value) >= 2.7;

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

        var lower = value.Any(char.IsLower);
        var upper = value.Any(char.IsUpper);
        var digit = value.Any(char.IsDigit);
        var symbol = value.Any(character => !char.IsLetterOrDigit(character));
        var classes = (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (symbol ? 1 : 0);
        return (classes >= 2 && digit && (lower || upper)) || (classes >= 3 && symbol) || (classes == 2 && symbol && value.Any(character => character is '!' or '$' or '@' or '#' or '%' or '^' or '&' or '*'))
            || (value.Length >= 8 && LetterPairs.Cost(value) >= 5.4);
    }

    /// <summary>One run of printable ASCII without quotes: no sentence, no markup.</summary>
    private static bool IsOpaque(string value)
    {
        foreach (var character in value)
        {
            if (character is <= ' ' or >= (char)127 or '"' or '\'' or '`' or '<' or '>')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHex(string value) => CharacterSet.Hex.Run(value, 0, value.Length) == value.Length;

    private static int Digits(string value) => value.Count(char.IsDigit);
}
