using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>A text that neighbouring statements put together: <c>secure.AppendChar('a')</c> one after the other, or <c>builder.Append</c> of a name and then of its value.</summary>
internal readonly struct AppendedText(SyntaxNode node, string text, SecretPlace place)
{
    public SyntaxNode Node => node;

    public string Text => text;

    public SecretPlace Place => place;

    /// <summary>The texts that the statements of a block put together, in one pass over them.</summary>
    public static IEnumerable<AppendedText> In(BlockSyntax block)
    {
        StringBuilder? characters = null;
        SyntaxNode? first = null;
        string? target = null;
        (string Target, string Text)? before = null;
        foreach (var statement in block.Statements)
        {
            var call = CallOf(statement);
            var secure = call is null ? null : SecureStringAppends.TargetOf(statement, out _);
            if (secure is null || secure != target)
            {
                if (characters is not null)
                {
                    yield return Secure(first!, characters, target!);
                }

                (characters, first, target) = secure is null ? (null, null, null) : (new StringBuilder(), statement, secure);
            }

            if (secure is not null)
            {
                SecureStringAppends.TargetOf(statement, out var character);
                characters!.Append(character is LiteralExpressionSyntax { Token.Value: char value } ? value : SecretText.Hole);
            }

            var appended = call is null ? null : AppendOf(call);
            if (appended is var (receiver, literal) && before is var (previous, text) && previous == receiver && SecretStructures.NameBefore(text, text.Length) is { } name)
            {
                yield return new(literal, literal.Token.ValueText, new("entry", name));
            }

            before = appended is var (next, last) ? (next, last.Token.ValueText) : null;
        }

        if (characters is not null)
        {
            yield return Secure(first!, characters, target!);
        }
    }

    private static AppendedText Secure(SyntaxNode first, StringBuilder characters, string target) =>
        new(first, characters.ToString(), new("secure string", target, type: SecureStringAppends.Name));

    private static InvocationExpressionSyntax? CallOf(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AppendChar" or "Append" or "AppendLine" } } call } ? call : null;

    private static (string Target, LiteralExpressionSyntax Literal)? AppendOf(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal }] }
            ? (target.Identifier.ValueText, literal)
            : null;
}
