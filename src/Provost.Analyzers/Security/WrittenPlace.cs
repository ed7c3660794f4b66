namespace Provost.Analyzers.Security;

/// <summary>
/// Tells from the characters around a text that no name there promises a secret. What it says is so by the syntax tree as well
/// (<see cref="SecretPlaceFinder"/>); where it cannot know, the tree is to be asked.
/// </summary>
internal sealed class WrittenPlace(string code, SecretName names, SecretCallees callees)
{
    private const int MaxArguments = 200;
    private const int MaxKey = 80;

    private int _limit;

    /// <summary>What is known of the place of a text.</summary>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="limit">Where the last comment or directive before it ends.</param>
    public WrittenPlaceKind Find(int start, int end, int limit)
    {
        _limit = limit;
        var before = SourceScan.BlanksBefore(code, start, limit);
        return before <= limit || !SourceScan.EndsExpression(code, SourceScan.SkipBlanks(code, end)) ? WrittenPlaceKind.Unknown : code[before - 1] switch
        {
            '=' => Assigned(before - 1),
            '(' => Called(before - 1),
            ',' => Listed(before - 1),
            ':' => Named(before - 1),
            '[' => Indexed(before - 1),
            _ => WrittenPlaceKind.Unknown,
        };
    }

    /// <summary>Whether the text is in parentheses that are not those of a call, and so maybe only a part of another.</summary>
    public bool IsParenthesized(int start, int end, int limit)
    {
        var before = SourceScan.BlanksBefore(code, start, limit);
        return before <= limit
            || (code[before - 1] == '(' && SourceScan.At(code, SourceScan.SkipBlanks(code, end)) is ')' or '/' or '#' && !callees.IsCallee(CalleeBefore(start, limit)));
    }

    /// <summary>The method of the call whose first argument starts at a place.</summary>
    public ReadOnlySpan<char> CalleeBefore(int start, int limit)
    {
        var before = SourceScan.BlanksBefore(code, start, limit);
        return before > limit && code[before - 1] == '(' ? CalleeOf(before - 1, limit) : default;
    }

    /// <summary><c>name = "..."</c>, <c>name += "..."</c>, <c>name == "..."</c>, <c>map["name"] = "..."</c></summary>
    private WrittenPlaceKind Assigned(int sign)
    {
        var end = sign;
        switch (sign > _limit ? code[sign - 1] : '\0')
        {
            case '=' or '!' or '+':
                end--;
                break;
            case '?' when sign - 1 > _limit && code[sign - 2] == '?':
                end -= 2;
                break;
            case '<' or '>' or '-' or '*' or '/' or '%' or '&' or '|' or '^' or '?':
                return WrittenPlaceKind.Unknown;
        }

        end = SourceScan.BlanksBefore(code, end, _limit);
        return end > _limit && code[end - 1] == ']'
            ? Of(KeyBefore(end - 1))
            : Of(SourceScan.NameBefore(code, end, _limit));
    }

    /// <summary>The key in <c>["key"]</c>.</summary>
    private ReadOnlySpan<char> KeyBefore(int end)
    {
        if (end - 1 <= _limit || code[end - 1] != '"')
        {
            return default;
        }

        var start = SourceScan.PathBefore(code, end - 1, _limit);
        return end - 1 - start is > 0 and <= MaxKey && start - 1 > _limit && code[start - 1] == '"' && code[start - 2] == '[' ? code.AsSpan(start, end - 1 - start) : default;
    }

    private WrittenPlaceKind Called(int open) => IsPlainCall(open) ? WrittenPlaceKind.Argument : WrittenPlaceKind.Unknown;

    private bool IsPlainCall(int open)
    {
        var callee = CalleeOf(open, _limit);
        return callees.IsCallee(callee)
            && callees.IsPlain(callee)
            && !(SecretCallees.IsAppend(callee) && ReceiverOf(open, callee).IsEmpty)
            && !(SecretCallees.IsAdd(callee) && Of(ReceiverOf(open, callee)) is not WrittenPlaceKind.Plain);
    }

    /// <summary>What the method is called on; empty where that has no plain name, as in <c>Append("Password=").Append("...")</c>.</summary>
    private ReadOnlySpan<char> ReceiverOf(int open, ReadOnlySpan<char> callee)
    {
        var dot = SourceScan.BlanksBefore(code, SourceScan.BlanksBefore(code, open, _limit) - callee.Length, _limit) - 1;
        var end = dot <= _limit ? dot : SourceScan.BlanksBefore(code, dot, _limit);
        return end <= _limit || code[dot] != '.' ? default : SourceScan.NameBefore(code, end, _limit);
    }

    private ReadOnlySpan<char> CalleeOf(int open, int limit) => SourceScan.NameBefore(code, SourceScan.BlanksBefore(code, open, limit), limit);

    /// <summary>A later argument, where those before it are names and numbers.</summary>
    private WrittenPlaceKind Listed(int comma)
    {
        var at = comma;
        var end = Math.Max(_limit, comma - MaxArguments);
        while (at > end && (char.IsLetterOrDigit(code[at - 1]) || code[at - 1] is '_' or '.' or ',' or ' ' or '\r' or '\n' or '\t'))
        {
            at--;
        }

        Steps.Count(comma - at);
        return at > end && code[at - 1] == '(' ? Called(at - 1) : WrittenPlaceKind.Unknown;
    }

    /// <summary><c>(name: "...")</c></summary>
    private WrittenPlaceKind Named(int colon)
    {
        var name = SourceScan.NameBefore(code, SourceScan.BlanksBefore(code, colon, _limit), _limit);
        var before = SourceScan.BlanksBefore(code, SourceScan.BlanksBefore(code, colon, _limit) - name.Length, _limit);
        return before > _limit && code[before - 1] is '(' or ',' ? Of(name) : WrittenPlaceKind.Unknown;
    }

    /// <summary><c>map["..."]</c></summary>
    private WrittenPlaceKind Indexed(int open) =>
        callees.IsCallee(SourceScan.NameBefore(code, open, _limit)) ? WrittenPlaceKind.Plain : WrittenPlaceKind.Unknown;

    /// <summary>What a name promises; some stand for others.</summary>
    private WrittenPlaceKind Of(ReadOnlySpan<char> name) =>
        name.IsEmpty || name.SequenceEqual("Value") || name.SequenceEqual("field") || name.SequenceEqual("Default") || name.SequenceEqual("DefaultValue") || names.KindOf(name) is not SecretNameKind.None ? WrittenPlaceKind.Unknown : WrittenPlaceKind.Plain;
}
