using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>The text that an expression yields: literals, concatenations and interpolations folded into one.</summary>
internal static class SecretText
{
    /// <summary>Stands for what is only known at run time; no credential runs across it.</summary>
    public const char Hole = '\u0001';

    // Sums are many and short: the buffers of a thread serve all of them. Looking up a constant does not lead back here.
    [ThreadStatic]
    private static StringBuilder? t_text;

    [ThreadStatic]
    private static Stack<SyntaxNode>? t_open;

    /// <summary>Whether the expression is part of a concatenation, which is folded as a whole.</summary>
    public static bool IsPartOfConcatenation(SyntaxNode expression)
    {
        var parent = expression.Parent;
        while (parent is ParenthesizedExpressionSyntax)
        {
            parent = parent.Parent;
        }

        return parent.IsKind(SyntaxKind.AddExpression);
    }

    /// <summary>The concatenation that an expression is part of, or the expression.</summary>
    public static ExpressionSyntax WholeOf(ExpressionSyntax expression)
    {
        var whole = expression;
        for (var parent = expression.Parent; parent is ParenthesizedExpressionSyntax || parent.IsKind(SyntaxKind.AddExpression); parent = parent.Parent)
        {
            Steps.Count(1);
            whole = parent is BinaryExpressionSyntax sum ? sum : whole;
        }

        return whole;
    }

    /// <summary>The text, with holes; <see langword="null"/> when nothing of it is written in the source.</summary>
    /// <param name="top">The expression.</param>
    /// <param name="constantOf">The value of a named constant, where it is to be looked up.</param>
    public static string? Fold(ExpressionSyntax top, Func<ExpressionSyntax, string?>? constantOf = null)
    {
        if (top is LiteralExpressionSyntax literal)
        {
            return literal.Token.Value as string ?? literal.Token.ValueText;
        }

        if (!HoldsText(top))
        {
            return null;
        }

        var text = t_text ??= new StringBuilder();
        var open = t_open ??= new Stack<SyntaxNode>();
        text.Clear();
        open.Clear();
        var written = false;
        open.Push(top);
        while (open.Count > 0)
        {
            Steps.Count(1);
            switch (open.Pop())
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    open.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    open.Push(sum.Right);
                    open.Push(sum.Left);
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression or (int)SyntaxKind.CharacterLiteralExpression } part:
                    text.Append(part.Token.ValueText);
                    written |= !part.IsKind(SyntaxKind.CharacterLiteralExpression);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (var content in interpolated.Contents.Reverse())
                    {
                        open.Push(content);
                    }

                    written = true;
                    break;
                case InterpolatedStringTextSyntax part:
                    text.Append(part.TextToken.ValueText);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: LiteralExpressionSyntax or IdentifierNameSyntax } interpolation:
                    open.Push(interpolation.Expression);
                    break;
                case ExpressionSyntax expression when constantOf?.Invoke(expression) is { } constant:
                    text.Append(constant);
                    break;
                default:
                    text.Append(Hole);
                    break;
            }
        }

        return written ? Taken(text) : null;
    }

    /// <summary>What was put together; a buffer that has grown large is not kept.</summary>
    private static string Taken(StringBuilder text)
    {
        const int MaxKept = 4096;
        var taken = text.ToString();
        t_text = text.Capacity <= MaxKept ? text : null;
        return taken;
    }

    /// <summary>Whether any operand is, or may hold, a text; sums of numbers are none of ours.</summary>
    private static bool HoldsText(ExpressionSyntax top)
    {
        while (top is BinaryExpressionSyntax sum)
        {
            Steps.Count(1);
            if (sum.Right is InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax || IsText(sum.Right))
            {
                return true;
            }

            top = sum.Left;
        }

        return top is InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax || IsText(top);
    }

    private static bool IsText(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.StringLiteralExpression) || expression.IsKind(SyntaxKind.Utf8StringLiteralExpression);
}
