namespace Provost.Analyzers.Security;

/// <summary>
/// Reads a text from the characters of the source: a literal, an interpolation of what is plain, or a sum of these and of names,
/// folded into one as by <see cref="SecretText.Fold"/>. It gives up over anything else, which is left to the syntax tree.
/// </summary>
internal sealed class WrittenText(string code)
{
    private const int InitialCapacity = 256;

    private char[] _characters = new char[InitialCapacity];
    private int _length;

    /// <summary>The text; what is only known at run time is a <see cref="SecretText.Hole"/>.</summary>
    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    public bool HasHole { get; private set; }

    /// <summary>Where the first operand starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where the last operand ends.</summary>
    public int End { get; private set; }

    /// <summary>Reads the text whose first literal starts at a place.</summary>
    /// <param name="literal">The start of the literal, its prefix included.</param>
    /// <param name="limit">Where the last comment or directive ends: nothing before it belongs to the text.</param>
    public bool TryRead(int literal, int limit)
    {
        (_length, HasHole, Start) = (0, false, literal);
        var isSum = TryReadNamesBefore(limit, out var isPlain);
        if (!isPlain || !TryReadLiteral(literal))
        {
            return false;
        }

        for (var next = SourceScan.SkipBlanks(code, End); SourceScan.IsPlus(code, next); next = SourceScan.SkipBlanks(code, End))
        {
            isSum = true;
            if (!TryReadOperand(SourceScan.SkipBlanks(code, next + 1)))
            {
                return false;
            }
        }

        // Behind a comment or a directive there may be more.
        var isAtEnd = SourceScan.At(code, SourceScan.SkipBlanks(code, End)) is not ('/' or '#');
        return isAtEnd && (!isSum || (IsBeforeSum(SourceScan.BlanksBefore(code, Start, limit), limit) && SourceScan.EndsExpression(code, SourceScan.SkipBlanks(code, End))));
    }

    /// <summary>Names that are added to before the literal: <c>input + "..."</c>.</summary>
    private bool TryReadNamesBefore(int limit, out bool isPlain)
    {
        var isSum = false;
        for (var before = SourceScan.BlanksBefore(code, Start, limit); before > limit && code[before - 1] == '+'; before = SourceScan.BlanksBefore(code, Start, limit))
        {
            var end = SourceScan.BlanksBefore(code, before - 1, limit);
            var start = SourceScan.PathBefore(code, end, limit);
            isSum = true;
            if (start == end || code[before - 2] == '+')
            {
                isPlain = false;
                return isSum;
            }

            AppendHole();
            Start = start;
        }

        isPlain = true;
        return isSum;
    }

    private bool TryReadOperand(int at)
    {
        if (at < code.Length && code[at] is '"' or '$' or '@')
        {
            return TryReadLiteral(at);
        }

        End = SourceScan.PathEnd(code, at);
        AppendHole();
        return End > at;
    }

    private bool TryReadLiteral(int at)
    {
        var (isInterpolated, isVerbatim) = (false, false);
        for (; at < code.Length && code[at] != '"'; at++)
        {
            switch (code[at])
            {
                case '$' when !isInterpolated:
                    isInterpolated = true;
                    break;
                case '@' when !isVerbatim:
                    isVerbatim = true;
                    break;
                default:
                    return false;
            }
        }

        var isRaw = !isVerbatim && string.CompareOrdinal(code, at, "\"\"\"", 0, 3) == 0;
        return !isRaw && TryReadContent(at + 1, isInterpolated, isVerbatim);
    }

    private bool TryReadContent(int at, bool isInterpolated, bool isVerbatim)
    {
        var start = at;
        while (at < code.Length)
        {
            var rest = code.AsSpan(at);
            var length = isInterpolated ? rest.IndexOfAny("\"\\{}") : rest.IndexOfAny('"', '\\');
            if (length < 0)
            {
                return false;
            }

            Append(rest.Slice(0, length));
            at += length;
            if (code[at] == '"' && !(isVerbatim && SourceScan.At(code, at + 1) == '"'))
            {
                End = SourceScan.SkipUtf8Suffix(code, at + 1);
                Steps.Count(End - start);
                return true;
            }

            if (!TryReadSpecial(ref at, isVerbatim))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>An escape, a doubled quote or brace, or a hole.</summary>
    private bool TryReadSpecial(ref int at, bool isVerbatim)
    {
        switch (code[at])
        {
            case '\\' when !isVerbatim:
                if (Escaped(SourceScan.At(code, at + 1)) is not { } escaped)
                {
                    return false;
                }

                Append([escaped]);
                at += 2;
                return true;
            case '{' when SourceScan.At(code, at + 1) != '{':
                return TrySkipHole(ref at);
            case '}' when SourceScan.At(code, at + 1) != '}':
                return false;
            default:
                Append(code.AsSpan(at, 1));
                at += code[at] == '\\' ? 1 : 2;
                return true;
        }
    }

    /// <summary>A hole in which there can be neither text, nor comment, nor list.</summary>
    private bool TrySkipHole(ref int at)
    {
        var length = code.AsSpan(at + 1).IndexOfAny("}{\"'[\\/\n");
        var end = at + 1 + length;
        if (length < 0 || code[end] != '}' || SourceScan.At(code, end + 1) == '}')
        {
            return false;
        }

        AppendHole();
        at = end + 1;
        return true;
    }

    private static char? Escaped(char character) => character switch
    {
        '"' or '\'' or '\\' => character,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        _ => null,
    };

    /// <summary>Whether what stands before a sum leaves it whole: a cast or a factor would take its first operand.</summary>
    private bool IsBeforeSum(int end, int limit) => end > limit && code[end - 1] is '=' or '(' or ',' or '[' or '{' or ':' or '?' or '>';

    private void AppendHole()
    {
        HasHole = true;
        Append([SecretText.Hole]);
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_length + part.Length > _characters.Length)
        {
            Array.Resize(ref _characters, Math.Max(_length + part.Length, 2 * _characters.Length));
        }

        part.CopyTo(_characters.AsSpan(_length));
        _length += part.Length;
    }
}
