using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Observability;

/// <summary>
/// A structured message that says what the arguments of a call of <c>Console.WriteLine</c> say: the text stays, what is put into it
/// becomes named holes and arguments.
/// </summary>
internal sealed class MessageTemplate
{
    /// <summary>What is put together of more pieces is no message, and may be nested deeper than a stack allows.</summary>
    private const int MostPieces = 100;

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;
    private readonly TemplateName _names = new();
    private readonly StringBuilder _text = new();
    private readonly List<ExpressionSyntax> _arguments = [];
    private bool _isVerbatim;
    private int _pieces;

    private MessageTemplate(SemanticModel model, CancellationToken cancellation) => (_model, _cancellation) = (model, cancellation);

    /// <summary>The arguments of the logging call, as source; <see langword="null"/> where a template would not say the same.</summary>
    public static string? Of(ArgumentListSyntax arguments, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (arguments.Arguments.Count == 0
            || arguments.Arguments.Any(static argument => argument.NameColon is not null || !argument.RefKindKeyword.IsKind(SyntaxKind.None))
            || arguments.DescendantTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return null;
        }

        var template = new MessageTemplate(model, cancellation);
        var isRead = arguments.Arguments.Count == 1
            ? template.Add(arguments.Arguments[0].Expression)
            : method.Parameters[0].Name == "format" && template.AddComposite(arguments.Arguments, method);
        return isRead ? template.ToSource() : null;
    }

    private string? ToSource()
    {
        var source = new StringBuilder(_isVerbatim ? "@\"" : "\"").Append(_text).Append('"');
        for (var index = 0; index < _arguments.Count; index++)
        {
            var argument = _arguments[index];
            var type = _model.GetTypeInfo(argument, _cancellation).Type;
            if (type is null && !argument.IsKind(SyntaxKind.NullLiteralExpression) || type is { IsRefLikeType: true } or IDynamicTypeSymbol or IPointerTypeSymbol)
            {
                return null;
            }

            source.Append(", ");
            source.Append(_arguments.Count == 1 && IsTakenForAll(type) ? $"(object{(type is null ? "?" : "")}){Operand(argument)}" : argument.WithoutTrivia().ToString());
        }

        return source.ToString();
    }

    /// <summary>Whether one argument would be taken for the array of all of them.</summary>
    private static bool IsTakenForAll(ITypeSymbol? type) => type is null or IArrayTypeSymbol { ElementType.IsReferenceType: true };

    private static string Operand(ExpressionSyntax argument) =>
        argument is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax
            ? argument.WithoutTrivia().ToString()
            : $"({argument.WithoutTrivia()})";

    /// <summary>Adds what is written: a literal, an interpolation, a concatenation, or a value.</summary>
    private bool Add(ExpressionSyntax expression)
    {
        if (++_pieces > MostPieces)
        {
            return false;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Add(parenthesized.Expression);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.CharacterLiteralExpression } literal:
                AddValue(literal.Token.ValueText);
                return true;
            case InterpolatedStringExpressionSyntax interpolated:
                return AddInterpolated(interpolated, isWhole: expression.Parent is ArgumentSyntax);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(sum):
                return AddConcatenation(sum);
            default:
                return AddHole(expression);
        }
    }

    private bool IsText(ExpressionSyntax expression) => _model.GetTypeInfo(expression, _cancellation).Type?.SpecialType is SpecialType.System_String;

    private bool AddConcatenation(BinaryExpressionSyntax sum)
    {
        // Left-associative: each step down the left side has one more operand at its right.
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax current = sum;
        while (current is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } step && IsText(step))
        {
            operands.Push(step.Right);
            current = step.Left;
        }

        operands.Push(current);
        return operands.All(operand => operand is BinaryExpressionSyntax ? AddHole(operand) : Add(operand));
    }

    private bool AddInterpolated(InterpolatedStringExpressionSyntax interpolated, bool isWhole)
    {
        var isRegular = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken);
        var isVerbatim = interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);
        if (!isRegular && !(isVerbatim && isWhole))
        {
            return false;
        }

        // The text of the source, with its escapes, is the text of the template: both double their braces.
        _isVerbatim = isVerbatim;
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax text:
                    _text.Append(text.TextToken.Text);
                    break;
                case InterpolationSyntax hole when !AddHole(hole.Expression, AlignmentOf(hole), hole.FormatClause?.ToString()):
                    return false;
            }
        }

        return true;
    }

    private string? AlignmentOf(InterpolationSyntax hole) =>
        hole.AlignmentClause is { Value: var value } ? $",{_model.GetConstantValue(value, _cancellation).Value}" : null;

    private bool AddHole(ExpressionSyntax expression, string? alignment = null, string? format = null)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        // The console writes the characters of an array, a logger lists them.
        if (_model.GetTypeInfo(expression, _cancellation).Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char })
        {
            return false;
        }

        _text.Append('{').Append(_names.For(expression)).Append(alignment).Append(format).Append('}');
        _arguments.Add(expression);
        return true;
    }

    /// <summary>Turns <c>"{0} of {1:N0}", a, b</c> into <c>"{A} of {B:N0}", a, b</c>.</summary>
    private bool AddComposite(SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method)
    {
        var values = arguments.Skip(1).Select(static argument => argument.Expression).ToList();
        if (arguments[0].Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var format }
            || values.Count == 1 && method.Parameters[1].Type is IArrayTypeSymbol or { IsRefLikeType: true } && _model.GetTypeInfo(values[0], _cancellation).Type is IArrayTypeSymbol or { IsRefLikeType: true })
        {
            return false;
        }

        var used = new HashSet<int>();
        for (var position = 0; position < format.Length; position++)
        {
            if (format[position] is not ('{' or '}'))
            {
                AddValue(format[position].ToString());
            }
            else if (position + 1 < format.Length && format[position + 1] == format[position])
            {
                AddValue(format[position++].ToString());
            }
            else if (!AddNumberedHole(format, ref position, values, used))
            {
                return false;
            }
        }

        // A value that is not shown is computed all the same, and would no longer be.
        return used.Count == values.Count;
    }

    private bool AddNumberedHole(string format, ref int position, List<ExpressionSyntax> values, HashSet<int> used)
    {
        var end = format.IndexOf('}', position);
        var parts = end < 0 ? "" : format.Substring(position + 1, end - position - 1);
        var rest = parts.IndexOfAny([',', ':']);
        if (!int.TryParse(rest < 0 ? parts : parts.Substring(0, rest), out var index) || index < 0 || index >= values.Count || parts.Contains('{'))
        {
            return false;
        }

        position = end;
        return (used.Add(index) || values[index] is IdentifierNameSyntax or LiteralExpressionSyntax)
            && AddHole(values[index], alignment: null, rest < 0 ? null : Escaped(parts.Substring(rest)));
    }

    private void AddValue(string value) => _text.Append(Escaped(value).Replace("{", "{{").Replace("}", "}}"));

    private static string Escaped(string value)
    {
        var literal = SymbolDisplay.FormatLiteral(value, quote: true);
        return literal.Substring(1, literal.Length - 2);
    }
}
