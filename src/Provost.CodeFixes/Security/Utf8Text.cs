using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Security;

/// <summary>UTF-8 literals, whose bytes are made when the program runs once the text is not a literal any more.</summary>
internal static class Utf8Text
{
    /// <summary>The literal with a call that only makes an array of it.</summary>
    public static ExpressionSyntax Whole(ExpressionSyntax literal) =>
        literal.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax call } access && access.Expression == literal
            ? call
            : literal;

    /// <summary>The code of the bytes; a span where only the literal said that it is one.</summary>
    public static string Bytes(ExpressionSyntax replaced, string text)
    {
        var bytes = $"global::System.Text.Encoding.UTF8.GetBytes({text})";
        return replaced is InvocationExpressionSyntax || IsTyped(replaced) ? bytes : $"new global::System.ReadOnlySpan<byte>({bytes})";
    }

    /// <summary>Whether the place says itself that it takes a span, or takes an array as well.</summary>
    private static bool IsTyped(SyntaxNode place) => place.Parent switch
    {
        ArgumentSyntax or ArrowExpressionClauseSyntax { Parent: not AnonymousFunctionExpressionSyntax } or ReturnStatementSyntax or AssignmentExpressionSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } } } => true,
        ParenthesizedExpressionSyntax parenthesized => IsTyped(parenthesized),
        _ => false,
    };
}
