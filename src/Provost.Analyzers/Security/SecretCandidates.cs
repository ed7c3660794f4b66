using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>
/// Finds what is worth a look in a file, in one pass over its characters: to visit every node, and to be called for each, costs
/// many times what nearly all texts need to be ruled out. A text that the characters around it do not rule out is left to the
/// syntax tree, as is the whole of a file that is broken.
/// </summary>
internal sealed class SecretCandidates
{
    private const int MinLength = 6;
    private const string AppendCharacter = "AppendChar";

    private static readonly char[] s_lineEnds = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    private static readonly bool[] s_stops = Stops();

    private readonly SyntaxNode _root;
    private readonly string _code;
    private readonly SecretDetector _detector;
    private readonly WrittenText _text;
    private readonly WrittenPlace _place;
    private readonly List<SyntaxNode> _found = [];
    private readonly HashSet<SyntaxNode> _blocks = [];
    private int _at;

    // Where the last comment or directive ends; a look back ends there.
    private int _limit;

    private SecretCandidates(SyntaxNode root, string code, SecretDetector detector) =>
        (_root, _code, _detector, _text, _place) = (root, code, detector, new(code), new(code, detector.Names, detector.Callees));

    /// <summary>The texts, lists and blocks of a file in which there may be a secret, in the order of the source.</summary>
    /// <param name="root">The root of the file.</param>
    /// <param name="code">The text of the file.</param>
    /// <param name="detector">Rules out texts and names.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root, string code, SecretDetector detector)
    {
        var candidates = new SecretCandidates(root, code, detector);
        return !root.ContainsDiagnostics && candidates.TryRead() ? candidates._found : WithTexts(root);
    }

    private static IEnumerable<SyntaxNode> WithTexts(SyntaxNode root) => root.DescendantNodesAndSelf().Where(HasText);

    private static bool HasText(SyntaxNode node)
    {
        Steps.Count(1);
        return (SyntaxKind)node.RawKind is
            SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression or SyntaxKind.InterpolatedStringExpression or SyntaxKind.AddExpression
            or SyntaxKind.ArrayInitializerExpression or SyntaxKind.CollectionExpression or SyntaxKind.Block;
    }

    private bool TryRead()
    {
        for (SkipToStop(); _at < _code.Length; SkipToStop())
        {
            if (!TryReadOne())
            {
                return false;
            }
        }

        return true;
    }

    private void SkipToStop()
    {
        var start = _at;
        while (_at < _code.Length && !(_code[_at] < s_stops.Length && s_stops[_code[_at]]))
        {
            _at++;
        }

        Steps.Count(_at - start);
    }

    private bool TryReadOne()
    {
        switch (_code[_at])
        {
            case '"':
                return TryReadText();
            case '\'':
                return TryReadCharacter();
            case '/':
                return TryReadComment();
            case '#':
                ReadDirective();
                return true;
            case '\\':
                return false;
            default:
                ReadList();
                return true;
        }
    }

    private bool TryReadText()
    {
        var start = _at;
        while (start > _limit && _code[start - 1] is '$' or '@')
        {
            start--;
        }

        var isRead = _text.TryRead(start, _limit);
        ReadAppended(start, isRead);
        if (!isRead || MayBeSecret())
        {
            return TryTake(start);
        }

        _at = _text.End;
        return true;
    }

    /// <summary>Whether the text that was read may be or hold a secret, as far as can be seen without the tree.</summary>
    private bool MayBeSecret()
    {
        if (_place.IsParenthesized(_text.Start, _text.End, _limit))
        {
            return true;
        }

        if (_text.Characters.Length < MinLength)
        {
            return false;
        }

        var traits = _detector.Screen.Read(_text.Characters);
        return (traits & TextTraits.Mark) != 0 || (CouldBeNamed(traits) && _place.Find(_text.Start, _text.End, _limit) switch
        {
            WrittenPlaceKind.Plain => false,
            WrittenPlaceKind.Argument => !_text.HasHole && ValueJudge.MayBe(_text.Characters.ToString()),
            _ => true,
        });
    }

    /// <summary>Whether a name could make the text a secret. One with a hole may be known once the constants in it are looked up, which is done under such names.</summary>
    private bool CouldBeNamed(TextTraits traits) =>
        _text.HasHole || _detector.MayBeNamed(_text.Characters, traits);

    /// <summary>A text that ends in the name of a secret may be appended right before it.</summary>
    private void ReadAppended(int start, bool isRead)
    {
        var text = _text.Characters;
        if (SecretCallees.IsAppend(_place.CalleeBefore(start, _limit))
            && (!isRead || SecretStructures.KindBefore(text, text.Length, _detector.Names) is not SecretNameKind.None))
        {
            TakeBlock(start);
        }
    }

    private bool TryReadCharacter()
    {
        var content = _at + (SourceScan.At(_code, _at + 1) == '\\' ? 2 : 1);
        var end = content + 1 < _code.Length ? _code.IndexOf('\'', content + 1) : -1;
        if (end < 0)
        {
            return false;
        }

        if (_place.CalleeBefore(_at, _limit).SequenceEqual(AppendCharacter))
        {
            TakeBlock(_at);
        }

        _at = end + 1;
        return true;
    }

    private bool TryReadComment()
    {
        switch (SourceScan.At(_code, _at + 1))
        {
            case '/':
                return TrySkipTo(EndOfLine());
            case '*':
                return TrySkipTo(_code.IndexOf("*/", _at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : -1);
            default:
                _at++;
                return true;
        }
    }

    /// <summary>Goes on behind the line, and behind the code after it where the preprocessor leaves that out.</summary>
    private void ReadDirective()
    {
        TrySkipTo(EndOfLine());
        var next = _at + (string.CompareOrdinal(_code, _at, "\r\n", 0, 2) == 0 ? 2 : 1);
        if (next < _code.Length && _root.FindTrivia(next) is { RawKind: (int)SyntaxKind.DisabledTextTrivia, Span.End: var end })
        {
            TrySkipTo(end);
        }
    }

    private int EndOfLine() => _code.IndexOfAny(s_lineEnds, _at) is >= 0 and var end ? end : _code.Length;

    private bool TrySkipTo(int end)
    {
        Steps.Count(end - _at);
        (_at, _limit) = (end, end);
        return end >= 0;
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

        _at = Math.Max(top.Span.End, _at);
        return true;
    }

    /// <summary>Whether other texts may stand inside; not in a literal, nor in a sum of literals and names.</summary>
    private static bool HoldsMore(ExpressionSyntax top)
    {
        while (top is BinaryExpressionSyntax { Right: LiteralExpressionSyntax or IdentifierNameSyntax } sum)
        {
            Steps.Count(1);
            top = sum.Left;
        }

        return top is not (LiteralExpressionSyntax or IdentifierNameSyntax);
    }

    /// <summary>A list that starts with a number or a character may spell a text.</summary>
    private void ReadList()
    {
        var first = SourceScan.SkipTrivia(_code, _at + 1);
        if (SourceScan.At(_code, first) is '\'' or '(' or '#' or (>= '0' and <= '9')
            && HasSecondElement(first)
            && _root.FindToken(_at).Parent is { } list
            && (list.IsKind(SyntaxKind.ArrayInitializerExpression) || list.IsKind(SyntaxKind.CollectionExpression)))
        {
            _found.Add(list);
        }

        _at++;
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

    private void TakeBlock(int argument)
    {
        var call = _root.FindToken(argument).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is { Expression: MemberAccessExpressionSyntax, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } && _blocks.Add(block))
        {
            _found.Add(block);
        }
    }

    private static bool[] Stops()
    {
        var stops = new bool[128];
        foreach (var character in "\"'/#\\{[")
        {
            stops[character] = true;
        }

        return stops;
    }
}
