using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.CodeFixes.Security;

/// <summary>Gives each secret of a document a name of its own, so that two secrets are never read from one place.</summary>
internal sealed class TakenNames(SyntaxNode root, SecretOrigin origin)
{
    private readonly HashSet<string> _read = [.. root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(literal => IsReadBy(literal, origin)).Select(literal => literal.Token.ValueText)];
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>The name, numbered when another secret has it.</summary>
    public string For(string name, string secret)
    {
        var candidate = name;
        for (var number = 2; !IsFree(candidate, secret); number++)
        {
            candidate = LookupName.Numbered(origin, name, number);
        }

        _given[candidate] = secret;
        return candidate;
    }

    private bool IsFree(string name, string secret) => _given.TryGetValue(name, out var other) ? other == secret : !_read.Contains(name);

    private static bool IsReadBy(LiteralExpressionSyntax literal, SecretOrigin origin) => literal.Parent is ArgumentSyntax { Parent.Parent: { } reader } && origin switch
    {
        SecretOrigin.Secret => reader is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Load" or "LoadAsync" } },
        SecretOrigin.Configuration => reader is ElementAccessExpressionSyntax { Parent: not AssignmentExpressionSyntax },
        _ => reader is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" } },
    };
}
