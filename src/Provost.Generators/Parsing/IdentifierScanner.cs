using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// Finds the identifiers of a file by its characters alone: to walk the nodes of a file makes them first, all of them, which over a
/// project is more than all else that the generator needs. Words in comments, strings and code that is switched off are found too; whoever
/// finds a name that matters looks at the syntax there.
/// </summary>
internal ref struct IdentifierScanner
{
    /// <summary>A larger buffer is not worth keeping for the next file.</summary>
    private const int LargestSpare = 256 * 1024;

    [ThreadStatic]
    private static char[]? s_spare;

    private readonly char[] _text;
    private readonly int _length;
    private int _next;

    public IdentifierScanner(SourceText text)
    {
        _length = text.Length;
        _text = s_spare is { } spare && spare.Length >= _length ? spare : new char[Math.Max(_length, 4096)];
        s_spare = null;
        text.CopyTo(0, _text, 0, _length);
    }

    /// <summary>Where the identifier starts, behind an <c>@</c>.</summary>
    public int Start { get; private set; }

    /// <summary>The <see cref="NameHash"/> of the name, whatever escapes it is written with.</summary>
    public uint Hash { get; private set; }

    private bool HasEscapes { get; set; }

    private readonly int Length => _next - Start;

    public bool MoveNext()
    {
        while (_next < _length)
        {
            var isStart = TryRead(_next, out var character, out var end) && !char.IsDigit(character);
            if (isStart)
            {
                ReadRest(character, end);
                return true;
            }

            _next = IsPart(_text[_next]) ? EndOfNumber() : _next + 1;
        }

        return false;
    }

    /// <summary>Whether the identifier ends so, and is longer.</summary>
    public readonly bool EndsWith(string suffix)
    {
        if (HasEscapes)
            return true;
        if (Length <= suffix.Length)
            return false;

        for (var index = 0; index < suffix.Length; index++)
        {
            if (_text[_next - suffix.Length + index] != suffix[index])
                return false;
        }

        return true;
    }

    /// <summary>The identifier, escapes resolved.</summary>
    public readonly string Text()
    {
        if (!HasEscapes)
            return new(_text, Start, Length);

        var text = new StringBuilder();
        for (var position = Start; position < _next && TryRead(position, out var character, out var end); position = end)
        {
            if (IsWritten(character))
                text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>Gives the buffer back.</summary>
    public readonly void Dispose()
    {
        if (_text.Length <= LargestSpare)
            s_spare = _text;
    }

    private void ReadRest(char character, int end)
    {
        Start = _next;
        Hash = Add(NameHash.Empty, character);
        HasEscapes = _text[_next] == '\\';
        _next = end;
        while (_next < _length && TryRead(_next, out character, out end))
        {
            HasEscapes |= _text[_next] == '\\' || !IsWritten(character);
            Hash = Add(Hash, character);
            _next = end;
        }
    }

    private readonly int EndOfNumber()
    {
        var end = _next + 1;
        while (end < _length && IsPart(_text[end]))
            end++;

        return end;
    }

    /// <summary>Reads a character of an identifier, be it written as it is or as an escape.</summary>
    private readonly bool TryRead(int position, out char character, out int end)
    {
        character = _text[position];
        end = position + 1;
        return IsPart(character) || (character == '\\' && TryReadEscape(position, out character, out end));
    }

    private readonly bool TryReadEscape(int position, out char character, out int end)
    {
        character = default;
        end = position + 1;
        if (end >= _length || _text[end] is not ('u' or 'U'))
            return false;

        var digits = _text[end] == 'u' ? 4 : 8;
        if (end + digits >= _length)
            return false;

        var code = 0;
        for (var digit = 1; digit <= digits; digit++)
        {
            var value = Digit(_text[end + digit]);
            if (value < 0)
                return false;

            code = unchecked((code * 16) + value);
        }

        character = (char)code;
        end += digits + 1;
        return code is > 0 and <= char.MaxValue && IsPart(character);
    }

    private static int Digit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    private static bool IsPart(char character) => character < 128
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        : IsPart(CharUnicodeInfo.GetUnicodeCategory(character));

    private static bool IsPart(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    /// <summary>Formatting characters are no part of the name that they stand in.</summary>
    private static bool IsWritten(char character) => character < 128 || CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format;

    private static uint Add(uint hash, char character) => IsWritten(character) ? NameHash.Add(hash, character) : hash;
}
