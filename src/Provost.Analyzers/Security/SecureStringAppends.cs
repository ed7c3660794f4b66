using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.Security;

/// <summary>Texts that are put into a <c>SecureString</c> character by character.</summary>
internal static class SecureStringAppends
{
    /// <summary>What such a text is, whatever the variable is called.</summary>
    public const string Name = "password";

    private const string Append = "AppendChar";

    /// <summary>The secure string of <c>foreach (var c in "...") secure.AppendChar(c);</c>.</summary>
    public static string? TargetOf(ForEachStatementSyntax loop) => TargetOf(loop.Statement is BlockSyntax { Statements: [var only] } ? only : loop.Statement, out _);

    /// <summary>The secure string that a statement appends to, and what it appends.</summary>
    public static string? TargetOf(StatementSyntax statement, out ExpressionSyntax? appended)
    {
        appended = null;
        if (statement is not ExpressionStatementSyntax
            {
                Expression: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Append } access,
                    ArgumentList.Arguments: [var argument],
                },
            })
        {
            return null;
        }

        appended = argument.Expression;
        return SecretNames.Of(access.Expression);
    }
}
