using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Security;

/// <summary>A secret inside one literal, or inside the text of one interpolated string.</summary>
internal sealed class SecretPiece
{
    private readonly int _start;
    private readonly int _length;

    private SecretPiece(ExpressionSyntax owner, int start, int length)
    {
        Owner = owner;
        _start = start;
        _length = length;
    }

    /// <summary>The literal or interpolated string.</summary>
    public ExpressionSyntax Owner { get; }

    /// <summary>Finds where the secret is written. <see langword="null"/> when it is not written out as it is, or spread over several literals.</summary>
    /// <param name="top">The expression.</param>
    /// <param name="text">Its text, with holes.</param>
    /// <param name="secret">The secret in it.</param>
    public static SecretPiece? Find(ExpressionSyntax top, string text, string secret)
    {
        SecretPiece? found = null;
        foreach (var token in top.DescendantTokens())
        {
            var index = token.Kind() is SyntaxKind.InterpolatedStringTextToken || token.Parent is LiteralExpressionSyntax ? token.Text.IndexOf(secret, StringComparison.Ordinal) : -1;
            if (index < 0)
            {
                continue;
            }

            if (found is not null || token.Text.IndexOf(secret, index + 1, StringComparison.Ordinal) >= 0 || OwnerOf(token) is not { } owner || owner.Ancestors().TakeWhile(ancestor => ancestor != top.Parent).Any(IsForeign))
            {
                return null;
            }

            found = new(owner, token.SpanStart - owner.SpanStart + index, secret.Length);
        }

        return text.IndexOf(secret, StringComparison.Ordinal) >= 0 ? found : null;
    }

    /// <summary>The owner's code with an expression in place of the secret.</summary>
    public string Replace(string read)
    {
        var code = Owner.ToString();
        return Owner switch
        {
            InterpolatedStringExpressionSyntax interpolated => Around(code, Hole(read, Math.Max(1, interpolated.StringStartToken.Text.Count(static character => character == '$')))),
            LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.SingleLineRawStringLiteralToken or (int)SyntaxKind.MultiLineRawStringLiteralToken } => ReplaceInRaw(code, read),
            LiteralExpressionSyntax when code[_start - 1] == '"' && code[_start + _length] == '"' => $"({read})",
            _ => "$" + Doubled(code.Substring(0, _start)) + Hole(read, 1) + Doubled(WithoutSuffix(code.Substring(_start + _length))),
        };
    }

    /// <summary>Raw text takes braces as they are, when the hole has one more than any run of them.</summary>
    private string ReplaceInRaw(string code, string read)
    {
        var (run, longest) = (0, 0);
        foreach (var character in code)
        {
            run = character is '{' or '}' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('$', longest + 1) + Around(WithoutSuffix(code), Hole(read, longest + 1));
    }

    private string Around(string code, string hole) => code.Substring(0, _start) + hole + code.Substring(_start + _length);

    private static string Hole(string read, int braces) => $"{new string('{', braces)}({read}){new string('}', braces)}";

    private static string Doubled(string code) => code.Replace("{", "{{").Replace("}", "}}");

    private static string WithoutSuffix(string code) => code.EndsWith("u8", StringComparison.OrdinalIgnoreCase) ? code.Substring(0, code.Length - 2) : code;

    private static ExpressionSyntax? OwnerOf(SyntaxToken token) => token.Parent switch
    {
        LiteralExpressionSyntax literal => literal,
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
        _ => null,
    };

    /// <summary>What stands in a call or a lambda inside the expression is not a piece of its text.</summary>
    private static bool IsForeign(SyntaxNode ancestor) => ancestor is ArgumentSyntax or AnonymousFunctionExpressionSyntax or InterpolationSyntax or InitializerExpressionSyntax;
}
