using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Generators.Parsing;

/// <summary>
/// Hashes the code of a method and of all in the same compilation that it calls, token by token. Comments, formatting, line endings, code
/// that is switched off and options of the attribute do not change what the method computes, so they do not count; nor does the order
/// of files and members.
/// </summary>
internal static class SourceHash
{
    private const int HashBytes = 16;

    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TextSpan, string>> s_own = new();

    /// <summary>The hash; <see langword="null"/> for a method without code.</summary>
    public static string? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var members = SourceMembers.From(method, compilation, cancellationToken);
        if (!members.TryGetValue(SourceMembers.Key(method), out var own) || own.Length == 0)
            return null;

        var text = new StringBuilder(own);
        foreach (var member in members.Where(member => !ReferenceEquals(member.Value, own)).OrderBy(static member => member.Key, StringComparer.Ordinal))
            text.Append(member.Key).Append('\0').Append(member.Value);

        return Hash(text.ToString());
    }

    /// <summary>The hash of the code of the method alone, made once for each version of its file; empty for a method without code.</summary>
    public static string OfOwn(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var implementation = method.PartialImplementationPart ?? method;
        return implementation.DeclaringSyntaxReferences is [var reference, ..]
            ? s_own.GetOrCreateValue(reference.SyntaxTree).GetOrAdd(reference.Span, _ => Hash(string.Concat(SourceCode.Of(method, cancellationToken).Select(SourceCode.Tokens))))
            : "";
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(HashBytes).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
