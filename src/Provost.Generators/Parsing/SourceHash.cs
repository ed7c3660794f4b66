using System.Buffers;
using System.Collections.Concurrent;
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

    [ThreadStatic]
    private static SHA256? s_sha;

    [ThreadStatic]
    private static char[]? s_hexadecimal;

    /// <summary>The hash; <see langword="null"/> for a method without code.</summary>
    public static string? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var members = SourceMembers.From(method, compilation, cancellationToken);
        if (!members.TryGetValue(SourceMembers.Key(method), out var own) || own.Length == 0)
            return null;

        var text = new StringBuilder(own);
        foreach (var member in members.Where(member => !ReferenceEquals(member.Value, own)).OrderBy(static member => member.Key, StringComparer.Ordinal))
            text.Append(member.Key).Append('\0').Append(member.Value);

        return Hash(text.ToString().ToCharArray(), text.Length);
    }

    /// <summary>The hash of the code of the method alone, made once for each version of its file; empty for a method without code.</summary>
    public static string OfOwn(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var implementation = method.PartialImplementationPart ?? method;
        if (implementation.DeclaringSyntaxReferences is not [var reference, ..])
            return "";

        var known = s_own.GetValue(reference.SyntaxTree, static _ => new(concurrencyLevel: 1, capacity: 5));
        return known.TryGetValue(reference.Span, out var hash) ? hash : known[reference.Span] = MakeOwn(implementation, cancellationToken);
    }

    private static string MakeOwn(IMethodSymbol implementation, CancellationToken cancellationToken)
    {
        var code = CodeText.Rent();
        foreach (var part in SourceCode.Of(implementation, cancellationToken))
            code.Add(part);

        var hash = Hash(code.Characters, code.Length);
        code.Return();
        return hash;
    }

    private static string Hash(char[] text, int length)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        var hash = (s_sha ??= SHA256.Create()).ComputeHash(bytes, 0, Encoding.UTF8.GetBytes(text, 0, length, bytes, 0));
        ArrayPool<byte>.Shared.Return(bytes);
        return Hexadecimal(hash);
    }

    private static string Hexadecimal(byte[] hash)
    {
        const string Digits = "0123456789abcdef";
        var text = s_hexadecimal ??= new char[HashBytes * 2];
        for (var index = 0; index < HashBytes; index++)
        {
            text[index * 2] = Digits[hash[index] >> 4];
            text[(index * 2) + 1] = Digits[hash[index] & 15];
        }

        return new(text);
    }
}
