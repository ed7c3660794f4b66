namespace Provost.Analyzers.Security;

/// <summary>Steps over the characters of a source file, forwards and back. A look back stops at a limit, the end of the last comment or directive, and so never takes the words of one for code.</summary>
internal static class SourceScan
{
    private const int MaxName = 200;

    /// <summary>The character at a place; none: zero.</summary>
    public static char At(string code, int at) => at < code.Length ? code[at] : '\0';

    public static int SkipBlanks(string code, int at)
    {
        var start = at;
        while (at < code.Length && IsBlank(code[at]))
        {
            at++;
        }

        Steps.Count(at - start);
        return at;
    }

    /// <summary>The first place that is neither blank nor in a comment.</summary>
    public static int SkipTrivia(string code, int at)
    {
        while (true)
        {
            at = SkipBlanks(code, at);
            var end = (At(code, at), At(code, at + 1)) switch
            {
                ('/', '/') => code.IndexOf('\n', at),
                ('/', '*') => code.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : -1,
                _ => at,
            };
            if (end == at)
            {
                return at;
            }

            at = end < 0 ? code.Length : end;
        }
    }

    /// <summary>Where what stands before the blanks ends.</summary>
    public static int BlanksBefore(string code, int end, int limit)
    {
        var start = end;
        while (end > limit && IsBlank(code[end - 1]))
        {
            end--;
        }

        Steps.Count(start - end);
        return end;
    }

    public static bool IsPlus(string code, int at) => At(code, at) == '+' && At(code, at + 1) is not ('+' or '=');

    /// <summary>Whether what stands at a place ends any expression before it, however tight its operators.</summary>
    public static bool EndsExpression(string code, int at) => At(code, at) is ';' or ',' or ')' or ']' or '}' or ':';

    public static int SkipUtf8Suffix(string code, int at) => At(code, at) is 'u' or 'U' && At(code, at + 1) == '8' ? at + 2 : at;

    /// <summary>The end of a name or a path of them: <c>order.Customer.Name</c>.</summary>
    public static int PathEnd(string code, int at)
    {
        var start = at;
        while (at < code.Length && (IsNamePart(code[at]) || code[at] == '.'))
        {
            at++;
        }

        Steps.Count(at - start);
        return at;
    }

    /// <summary>The start of a path of names that ends at a place.</summary>
    public static int PathBefore(string code, int end, int limit)
    {
        var start = end;
        while (start > limit && (IsNamePart(code[start - 1]) || code[start - 1] == '.'))
        {
            start--;
        }

        Steps.Count(end - start);
        return start;
    }

    /// <summary>The plain name that ends at a place; empty where there is none, or one that is longer than names are or not in ASCII.</summary>
    public static ReadOnlySpan<char> NameBefore(string code, int end, int limit)
    {
        var start = end;
        while (start > limit && end - start <= MaxName && IsNamePart(code[start - 1]))
        {
            start--;
        }

        Steps.Count(end - start);
        var isPlain = end - start is > 0 and <= MaxName && code[start] is not (>= '0' and <= '9') && !(start > 0 && code[start - 1] >= 128);
        return isPlain ? code.AsSpan(start, end - start) : default;
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n';

    private static bool IsNamePart(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
