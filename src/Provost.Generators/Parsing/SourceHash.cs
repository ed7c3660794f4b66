using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing;

/// <summary>
/// Hashes the code of a method: its parameters and body, token by token. Comments, formatting, line endings and options of the
/// attribute do not change what the method computes, so they do not count.
/// </summary>
internal static class SourceHash
{
    private const int HashBytes = 16;

    public static string? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var implementation = method.PartialImplementationPart ?? method;
        if (implementation.DeclaringSyntaxReferences is not [var reference, ..] || reference.GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration)
            return null;

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(Tokens(declaration)));
        return string.Concat(hash.Take(HashBytes).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Tokens(MethodDeclarationSyntax declaration)
    {
        var text = new StringBuilder();
        Append(declaration.ReturnType);
        Append(declaration.ParameterList);
        Append((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody);
        return text.ToString();

        void Append(SyntaxNode? node)
        {
            // A separator that no token contains keeps "a b" and "ab" apart.
            foreach (var token in node?.DescendantTokens() ?? [])
                text.Append(token.Text.Replace("\r\n", "\n")).Append('\0');
        }
    }
}
