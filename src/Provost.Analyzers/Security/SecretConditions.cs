namespace Provost.Analyzers.Security;

/// <summary>What formats ask of a part of a text beyond its characters and their number.</summary>
internal static class SecretConditions
{
    private const double MinSurprise = 5.0;

    /// <summary>A digit occurs, or the letters are none that words are made of: random text goes without digits now and then.</summary>
    public static bool HasDigit(string text, int start, int length) =>
        Any(text, start, length, static character => character is >= '0' and <= '9') || LetterPairs.Cost(text.Substring(start, length)) >= MinSurprise;

    public static bool StartsWithDigit(string text, int start, int length) => text[start] is >= '0' and <= '9';

    /// <summary>Letters and digits both occur.</summary>
    public static bool IsMixed(string text, int start, int length) =>
        HasDigit(text, start, length) && Any(text, start, length, static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    public static bool IsLowerHex(string text, int start, int length) =>
        HasDigit(text, start, length) && !Any(text, start, length, static character => character is >= 'A' and <= 'F');

    /// <summary>The year as one character and the month as a letter from A to L.</summary>
    public static bool IsIssueMonth(string text, int start, int length) => CharacterSet.Base62.Contains(text[start]) && text[start + 1] is >= 'A' and <= 'L';

    /// <summary>Parts of the given lengths, with a separator between them and nothing after the last.</summary>
    public static SecretCondition Parts(char separator, params int[] lengths) => (text, start, length) =>
    {
        var at = start;
        foreach (var part in lengths)
        {
            if (at > start && text[at++] != separator)
            {
                return false;
            }

            if (at + part > start + length || text.IndexOf(separator, at, part) >= 0)
            {
                return false;
            }

            at += part;
        }

        return at == start + length;
    };

    /// <summary>The character stands at the place.</summary>
    public static SecretCondition Has(char character, int at) => (text, start, length) => at < length && text[start + at] == character;

    public static SecretCondition Contains(string part) => (text, start, length) => text.IndexOf(part, start, length, StringComparison.Ordinal) >= 0;

    /// <summary>The characters before a mark of one character are base64 of a number, as bots' identifiers are.</summary>
    public static SecretCondition FollowsEncodedNumber(int encodedLength) => (text, start, length) =>
        Base64Reader.Decode(text.Substring(start - 1 - encodedLength, encodedLength)) is { } number && number.All(static digit => digit is >= (byte)'0' and <= (byte)'9');

    public static SecretCondition Both(SecretCondition first, SecretCondition second) => (text, start, length) => first(text, start, length) && second(text, start, length);

    private static bool Any(string text, int start, int length, Func<char, bool> condition)
    {
        for (var i = start; i < start + length; i++)
        {
            if (condition(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
