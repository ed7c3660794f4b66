using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>
/// Finds what is worth a look in a file, in one pass over its characters: to visit every node, and to be called for each, costs
/// many times what nearly all texts need to be ruled out. A text that cannot be ruled out alone is left to the syntax tree, as is
/// the whole of a file that is not plain: broken, or with parts that the preprocessor may leave out.
/// </summary>
internal sealed class SecretCandidates
{
    private const int MinToken = 8;
    private const string Append = "Append";

    private static readonly char[] s_lineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    private readonly SyntaxNode _root;
    private readonly string _code;
    private readonly Func<string, bool> _mayHold;
    private readonly List<SyntaxNode> _found = [];
    private readonly HashSet<SyntaxNode> _blocks = [];
    private int _at;

    // Parts of a concatenation are judged as a whole; between operand and operator stand parentheses at most.
    private bool _isAfterPlus;
    private int? _ruledOut;

    private SecretCandidates(SyntaxNode root, string code, Func<string, bool> mayHold) => (_root, _code, _mayHold) = (root, code, mayHold);

    /// <summary>The texts, lists and blocks of a file in which there may be a secret, in the order of the source.</summary>
    /// <param name="root">The root of the file.</param>
    /// <param name="code">The text of the file.</param>
    /// <param name="mayHold">Whether a text alone may be or hold a secret, wherever it stands.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root, string code, Func<string, bool> mayHold)
    {
        var candidates = new SecretCandidates(root, code, mayHold);
        return !root.ContainsDiagnostics && candidates.TryRead() ? candidates._found : WithTexts(root);
    }

    private static IEnumerable<SyntaxNode> WithTexts(SyntaxNode root) => root.DescendantNodesAndSelf().Where(static node => (SyntaxKind)node.RawKind is
        SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression or SyntaxKind.InterpolatedStringExpression or SyntaxKind.AddExpression
        or SyntaxKind.ArrayInitializerExpression or SyntaxKind.CollectionExpression or SyntaxKind.Block);

    private bool TryRead()
    {
        while (_at < _code.Length)
        {
            if (!TryReadOne(_code[_at]))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadOne(char character)
    {
        switch (character)
        {
            case ' ' or '\t' or '\r' or '\n':
                _at++;
                return true;
            case '"':
                return TryReadText();
            case '$' or '@' when Next is '"' or '$' or '@':
                return TryTake(_at);
            case '\'':
                return TryReadCharacter();
            case '/' when Next is '/':
                return TrySkipTo(_code.IndexOfAny(s_lineEnds, _at), orToEnd: true);
            case '/' when Next is '*':
                return TrySkipTo(_code.IndexOf("*/", _at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : -1, orToEnd: false);
            case '+':
                return TryReadPlus();
            case '(':
                _ruledOut = null;
                _at++;
                return true;
            case ')':
                _isAfterPlus = false;
                _at++;
                return true;
            case '{' or '[':
                ReadList();
                return true;
            case 'A' when string.CompareOrdinal(_code, _at, Append, 0, Append.Length) == 0:
                ReadAppend();
                return true;
            case '#':
                return !IsCondition() && TrySkipTo(_code.IndexOfAny(s_lineEnds, _at), orToEnd: true);
            case '\\':
                return false;
            default:
                Pass(1);
                return true;
        }
    }

    private char Next => _at + 1 < _code.Length ? _code[_at + 1] : '\0';

    private void Pass(int length)
    {
        _at += length;
        _isAfterPlus = false;
        _ruledOut = null;
    }

    private bool TrySkipTo(int end, bool orToEnd)
    {
        _at = end < 0 ? _code.Length : end;
        return end >= 0 || orToEnd;
    }

    private bool TryReadText()
    {
        var start = _at;
        if (string.CompareOrdinal(_code, start, "\"\"\"", 0, 3) == 0)
        {
            return TryTake(start);
        }

        var end = start + 1;
        var isEscaped = false;
        while (end < _code.Length && _code[end] != '"')
        {
            var isEscape = _code[end] == '\\';
            isEscaped |= isEscape;
            end += isEscape ? 2 : 1;
        }

        if (end >= _code.Length)
        {
            return false;
        }

        var length = end + 1 - start;
        if (_isAfterPlus || (length >= MinToken && (isEscaped || _mayHold(_code.Substring(start + 1, length - 2)))))
        {
            return TryTake(start);
        }

        Pass(length);
        _ruledOut = start;
        if (string.Compare(_code, _at, "u8", 0, 2, StringComparison.OrdinalIgnoreCase) == 0)
        {
            _at += 2;
        }

        return true;
    }

    private bool TryReadCharacter()
    {
        var content = _at + (Next == '\\' ? 2 : 1);
        var end = content + 1 < _code.Length ? _code.IndexOf('\'', content + 1) : -1;
        if (end < 0)
        {
            return false;
        }

        Pass(end + 1 - _at);
        return true;
    }

    private bool TryReadPlus()
    {
        if (_ruledOut is { } start)
        {
            return TryTake(start);
        }

        Pass(1);
        _isAfterPlus = true;
        return true;
    }

    /// <summary>Leaves a text, and the concatenation that it is part of, to the syntax tree; goes on behind it.</summary>
    private bool TryTake(int start)
    {
        var token = _root.FindToken(start);
        if (token.SpanStart != start || token.Parent is not ExpressionSyntax text)
        {
            return false;
        }

        var top = SecretText.WholeOf(text);
        _found.Add(top);
        if (HoldsMore(top))
        {
            _found.AddRange(WithTexts(top).Where(node => node != top && node.SpanStart >= start));
        }

        Pass(Math.Max(top.Span.End, _at) - _at);
        return true;
    }

    /// <summary>Whether other texts may stand inside; not in a literal, nor in a sum of literals and names.</summary>
    private static bool HoldsMore(ExpressionSyntax top)
    {
        while (top is BinaryExpressionSyntax { Right: LiteralExpressionSyntax or IdentifierNameSyntax } sum)
        {
            top = sum.Left;
        }

        return top is not (LiteralExpressionSyntax or IdentifierNameSyntax);
    }

    /// <summary>A list that starts with a number or a character may spell a text.</summary>
    private void ReadList()
    {
        var first = _at + 1;
        while (first < _code.Length && char.IsWhiteSpace(_code[first]))
        {
            first++;
        }

        if (first < _code.Length
            && _code[first] is '\'' or '(' or '/' or '#' or (>= '0' and <= '9')
            && HasSecondElement(first)
            && _root.FindToken(_at).Parent is { } list
            && (list.IsKind(SyntaxKind.ArrayInitializerExpression) || list.IsKind(SyntaxKind.CollectionExpression)))
        {
            _found.Add(list);
        }

        Pass(1);
    }

    /// <summary>Whether what stands behind a number may be the next; most of them are indices.</summary>
    private bool HasSecondElement(int at)
    {
        var isNumber = char.IsDigit(_code[at]);
        while (isNumber && at < _code.Length && (char.IsLetterOrDigit(_code[at]) || _code[at] == '_'))
        {
            at++;
        }

        return at < _code.Length && _code[at] is not (']' or '}');
    }

    private void ReadAppend()
    {
        if (_root.FindToken(_at).Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } } } && _blocks.Add(block))
        {
            _found.Add(block);
        }

        Pass(Append.Length);
    }

    /// <summary>Whether the directive at this place decides what is compiled.</summary>
    private bool IsCondition()
    {
        var name = _at + 1;
        while (name < _code.Length && _code[name] is ' ' or '\t')
        {
            name++;
        }

        return string.CompareOrdinal(_code, name, "if", 0, 2) == 0 || string.CompareOrdinal(_code, name, "el", 0, 2) == 0;
    }
}
