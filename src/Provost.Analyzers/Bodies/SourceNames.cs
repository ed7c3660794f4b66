using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Bodies;

/// <summary>
/// The names that a file mentions, as a filter of their hashes: it tells for sure that a name is not there, and takes a fraction of the
/// memory of the names. Read once from the characters of each version of a file, words in comments and strings with the others.
/// </summary>
internal sealed class SourceNames
{
    private const int FewestBits = 1024;
    private const int MostBits = 1 << 17;

    private static readonly ConditionalWeakTable<SyntaxTree, SourceNames> s_cache = new();

    private readonly uint[] _bits;
    private readonly uint _mask;

    private SourceNames(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var count = FewestBits;
        while (count < MostBits && count < text.Length / 2)
        {
            count *= 2;
        }

        _bits = new uint[count / 32];
        _mask = (uint)count - 1;
        using var names = new IdentifierScanner(text);
        while (names.MoveNext())
        {
            Set(names.Hash);
            Set(Second(names.Hash));
        }
    }

    public static SourceNames Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(tree, out var names) ? names : s_cache.GetValue(tree, tree => new(tree, cancellationToken));

    /// <summary>Whether one of the names may be among those of the file.</summary>
    public bool MayMention(WantedNames names)
    {
        if (names.IsAny)
        {
            return true;
        }

        for (var part = names; part is not null; part = part.Others)
        {
            foreach (var hash in part.Hashes)
            {
                if (IsSet(hash) && IsSet(Second(hash)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static uint Second(uint hash) => unchecked(hash * 2654435769u) >> 15;

    private void Set(uint hash) => _bits[(hash & _mask) / 32] |= 1u << (int)(hash % 32);

    private bool IsSet(uint hash) => (_bits[(hash & _mask) / 32] & (1u << (int)(hash % 32))) != 0;
}
