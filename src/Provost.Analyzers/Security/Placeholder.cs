namespace Provost.Analyzers.Security;

/// <summary>Tells values that stand for a credential from credentials.</summary>
internal static class Placeholder
{
    private const int MinDistinct = 4;
    private const int MaxRepeat = 6;
    private const int MinSequence = 4;
    private const double MaxSequenceShare = 0.3;

    // Long enough not to occur by chance in random text, whatever stands around them.
    private static readonly string[] s_anywhere =
    [
        "example", "changeme", "change_me", "change-me", "placeholder", "redacted", "replace", "insert", "yourkey", "dummy", "xxxx", "sample", "notreal", "not_a_real", "goes_here", "goes-here", "goeshere",
    ];

    // Only as whole words, since random text may contain them.
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "your", "my", "fake", "todo", "tbd", "none", "null", "undefined", "here", "secret", "password", "passwd", "token", "apikey", "invalid", "some", "foo", "bar", "foobar", "mock", "unused", "default", "value", "removed", "masked",
    };

    // Only as the first word.
    private static readonly string[] s_firstWords = ["fake", "mock"];

    private static readonly string[] s_keyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>Whether the text, or a part of it that reads as a word, says that it is no real value.</summary>
    public static bool IsIn(string text) => IsTemplate(text) || IsMonotonous(text) || IsSequence(text) || SaysSo(text);

    /// <summary>Whether the text is something to be filled in: <c>&lt;key&gt;</c>, <c>${KEY}</c>, <c>{{key}}</c>, <c>%KEY%</c>, <c>__KEY__</c>.</summary>
    public static bool IsTemplate(string text)
    {
        if (text.Length < 2)
        {
            return true;
        }

        var (first, last) = (text[0], text[text.Length - 1]);
        return (first, last) is ('<', '>') or ('{', '}') or ('[', ']') or ('(', ')') or ('%', '%') or ('#', '#')
            || text.IndexOf(SecretText.Hole) >= 0
            || Contains(text, "...") || Contains(text, "***") || Contains(text, "${") || Contains(text, "{{") || Contains(text, "$(") || Contains(text, "<%") || Contains(text, "%%")
            || (text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal))
            || text.StartsWith("@Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("op://", StringComparison.Ordinal)
            || text.StartsWith("ENC(", StringComparison.Ordinal)
            || text.StartsWith("arn:", StringComparison.Ordinal)
            || text.StartsWith("$env:", StringComparison.OrdinalIgnoreCase)
            || (first == '$' && IsName(text, 1))
            || HasHole(text)
            || (first == '<' && text.IndexOf('>') > 0);
    }

    /// <summary>Whether the text has hardly any different characters, or long runs of one.</summary>
    public static bool IsMonotonous(string text)
    {
        Span<bool> seen = stackalloc bool[128];
        var distinct = 0;
        var repeat = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var slot = text[i] % 128;
            if (!seen[slot])
            {
                seen[slot] = true;
                distinct++;
            }

            repeat = i > 0 && text[i] == text[i - 1] ? repeat + 1 : 1;
            if (repeat > MaxRepeat)
            {
                return true;
            }
        }

        return distinct < MinDistinct;
    }

    /// <summary>Whether much of the text runs along the alphabet, the digits or a row of the keyboard.</summary>
    private static bool IsSequence(string text)
    {
        var covered = 0;
        var run = 1;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && Follows(text[i - 1], text[i]))
            {
                run++;
                continue;
            }

            covered += run >= MinSequence ? run : 0;
            run = 1;
        }

        return covered >= text.Length * MaxSequenceShare && covered >= 6;
    }

    private static bool Follows(char before, char after)
    {
        var (a, b) = (char.ToLowerInvariant(before), char.ToLowerInvariant(after));
        if (!char.IsLetterOrDigit(a) || !char.IsLetterOrDigit(b))
        {
            return false;
        }

        return b == a + 1 || b == a - 1 || (a == '9' && b == '0') || (a == 'z' && b == 'a')
            || FollowsOnKeyboard(a, b);
    }

    private static bool FollowsOnKeyboard(char before, char after)
    {
        foreach (var row in s_keyboardRows)
        {
            if (row.IndexOf(before) is >= 0 and var at && at + 1 < row.Length && row[at + 1] == after)
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysSo(string text)
    {
        foreach (var start in s_firstWords)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (text.Length == start.Length || !char.IsLower(text[start.Length])))
            {
                return true;
            }
        }

        foreach (var phrase in s_anywhere)
        {
            if (text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        var word = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLetter(text[i]))
            {
                if (i - word >= 2 && s_words.Contains(text.Substring(word, i - word)) && IsWordy(text))
                {
                    return true;
                }

                word = i + 1;
            }
        }

        return false;
    }

    /// <summary>Whether the text is made of words in one case: in random text a short word may stand between digits by chance.</summary>
    private static bool IsWordy(string text) => LetterPairs.Cost(text) < 4.7 && !text.Any(char.IsDigit) || text.Length < 16 && LetterPairs.Cost(text) < 4.4;

    /// <summary>Whether there is a name in braces: <c>{key}</c>, <c>:sec{key}</c>, <c>{0}</c>. The last brace may be cut off.</summary>
    private static bool HasHole(string text)
    {
        var open = text.IndexOf('{');
        if (open < 0)
        {
            return false;
        }

        var close = text.IndexOf('}', open);
        return open == 0 ? close > 0 : IsKey(text, open + 1, close < 0 ? text.Length : close);
    }

    private static bool IsKey(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '.' or ':' or '-'))
            {
                return false;
            }
        }

        return end > start;
    }

    private static bool IsName(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]) && text[i] != '_')
            {
                return false;
            }
        }

        return true;
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;
}
