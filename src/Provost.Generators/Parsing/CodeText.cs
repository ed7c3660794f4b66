using System.Buffers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Parsing;

/// <summary>
/// Code as it counts: without comments and white space, which leaves one separator where two tokens would else be read as one. Most code is
/// read by its characters alone, since to walk the tokens of a body makes all of its nodes first.
/// </summary>
internal sealed class CodeText
{
    private const char Separator = '\0';

    [ThreadStatic]
    private static CodeText? s_spare;

    private char[] _text = new char[1024];
    private bool _isApart;

    private CodeText()
    {
    }

    public char[] Characters => _text;

    public int Length { get; private set; }

    /// <summary>A text of nothing yet; the one that this thread gave back, if there is one.</summary>
    public static CodeText Rent()
    {
        var text = s_spare ?? new();
        s_spare = null;
        text.Length = 0;
        return text;
    }

    public void Return() => s_spare = this;

    public override string ToString() => new(_text, 0, Length);

    /// <summary>Adds a part of a file, as another token than what stands before it.</summary>
    public void Add(SyntaxNode part)
    {
        var start = Length;
        _isApart = true;
        if (!part.ContainsDirectives && TryScan(part.SyntaxTree.GetText(), part.Span))
            return;

        Length = start;
        _isApart = true;
        AddTokens(part);
    }

    private void AddTokens(SyntaxNode part)
    {
        foreach (var token in part.DescendantTokens())
        {
            _isApart |= token.HasLeadingTrivia;
            Add(token.Text.ToCharArray(), 0, token.Text.Length);
            _isApart |= token.HasTrailingTrivia;
        }
    }

    private bool TryScan(SourceText source, TextSpan span)
    {
        var code = ArrayPool<char>.Shared.Rent(span.Length);
        source.CopyTo(span.Start, code, 0, span.Length);
        var isScanned = TryScan(code, span.Length);
        ArrayPool<char>.Shared.Return(code);
        return isScanned;
    }

    /// <summary>Reads the tokens; not where only the parser knows them, in an interpolated string or in code that does not compile.</summary>
    private bool TryScan(char[] code, int length)
    {
        var position = 0;
        while (position < length)
        {
            var end = EndOfPart(code, position, length, out var isCode);
            if (end < 0)
                return false;

            if (isCode)
                Add(code, position, end - position);
            else
                _isApart = true;
            position = end;
        }

        return true;
    }

    /// <summary>The end of a character, a literal, a comment or a white space; negative where there is none.</summary>
    private static int EndOfPart(char[] code, int start, int length, out bool isCode)
    {
        var next = start + 1 < length ? code[start + 1] : default;
        isCode = false;
        switch (code[start])
        {
            case '/' when next == '/':
                return EndOfLine(code, start, length);
            case '/' when next == '*':
                return EndOfComment(code, start + 2, length);
            case var character when SyntaxFacts.IsWhitespace(character) || SyntaxFacts.IsNewLine(character):
                return start + 1;
        }

        isCode = true;
        return code[start] switch
        {
            '#' or '$' => -1,
            '\'' => EndOfLiteral(code, start, length, '\''),
            '@' when next == '"' => EndOfVerbatim(code, start + 2, length),
            '"' when next == '"' && start + 2 < length && code[start + 2] == '"' => EndOfRaw(code, start, length),
            '"' => EndOfLiteral(code, start, length, '"'),
            _ => start + 1,
        };
    }

    private static int EndOfLine(char[] code, int start, int length)
    {
        var end = start;
        while (end < length && !SyntaxFacts.IsNewLine(code[end]))
            end++;

        return end;
    }

    private static int EndOfComment(char[] code, int start, int length)
    {
        for (var end = start; end + 1 < length; end++)
        {
            if (code[end] == '*' && code[end + 1] == '/')
                return end + 2;
        }

        return -1;
    }

    private static int EndOfLiteral(char[] code, int start, int length, char quote)
    {
        for (var end = start + 1; end < length && !SyntaxFacts.IsNewLine(code[end]); end++)
        {
            if (code[end] == quote)
                return end + 1;
            if (code[end] == '\\')
                end++;
        }

        return -1;
    }

    private static int EndOfVerbatim(char[] code, int start, int length)
    {
        for (var end = start; end < length; end++)
        {
            if (code[end] != '"')
                continue;
            if (end + 1 == length || code[end + 1] != '"')
                return end + 1;

            end++;
        }

        return -1;
    }

    /// <summary>A raw string ends with as many quotes as it starts with; the quotes before them are its own.</summary>
    private static int EndOfRaw(char[] code, int start, int length)
    {
        var quotes = Quotes(code, start, length);
        for (var end = start + quotes; end < length; end++)
        {
            var found = Quotes(code, end, length);
            if (found >= quotes)
                return end + found;

            end += found;
        }

        return -1;
    }

    private static int Quotes(char[] code, int start, int length)
    {
        var end = start;
        while (end < length && code[end] == '"')
            end++;

        return end - start;
    }

    private void Add(char[] code, int start, int length)
    {
        if (length == 0)
            return;

        if (_isApart && Length > 0 && RunTogether(_text[Length - 1], code[start]))
            Add(Separator);

        _isApart = false;
        for (var index = start; index < start + length; index++)
        {
            // A line break within a string is the same on every machine.
            if (code[index] != '\r' || index + 1 == start + length || code[index + 1] != '\n')
                Add(code[index]);
        }
    }

    private void Add(char character)
    {
        if (Length == _text.Length)
            Array.Resize(ref _text, _text.Length * 2);

        _text[Length++] = character;
    }

    private static bool RunTogether(char last, char next) =>
        IsOfName(last) ? IsOfName(next) : AreToken(last, next);

    /// <summary>Whether the two are a token, or the start of one, where nothing stands between them. Of <c>&gt;&gt;</c> the parser decides, whatever does.</summary>
    private static bool AreToken(char first, char second) => second switch
    {
        '+' or '-' or '&' or '|' or '?' or ':' or '<' or '/' => first == second,
        '=' => first is '=' or '!' or '<' or '>' or '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^' or '?',
        '>' => first is '=' or '-',
        '.' => first is '.' or '?',
        '*' => first == '/',
        _ => false,
    };

    private static bool IsOfName(char character) => character is '_' or '@' or '\\' || char.IsLetterOrDigit(character) || character >= 128;
}
