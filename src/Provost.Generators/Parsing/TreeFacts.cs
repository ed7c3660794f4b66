using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// What can be told of a file without binding it. It is gathered once for each version of a file, so that an edit costs a look
/// through the edited file only.
/// </summary>
/// <param name="Tree">The file. A tree, unlike a node or a symbol, keeps nothing else alive; the driver holds the current ones anyway.</param>
/// <param name="Names">The <see cref="NameHash"/> of each name in it, in order.</param>
/// <param name="PolicyCandidates">The names that by their end may be attributes.</param>
/// <param name="ProxyCandidates">The names that by their end may be proxies.</param>
internal sealed record TreeFacts(
    SyntaxTree Tree,
    EquatableArray<uint> Names,
    EquatableArray<string> PolicyCandidates,
    EquatableArray<string> ProxyCandidates)
{
    private const string AttributeSuffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> s_known = new();

    [ThreadStatic]
    private static List<uint>? s_found;

    public static TreeFacts Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_known.TryGetValue(tree, out var known) ? known : Keep(tree, Gather(tree, cancellationToken));

    private static TreeFacts Keep(SyntaxTree tree, TreeFacts facts) => s_known.GetValue(tree, _ => facts);

    private static TreeFacts Gather(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var found = s_found ??= [];
        found.Clear();
        var attributes = new SortedSet<string>(StringComparer.Ordinal);
        var proxies = new SortedSet<string>(StringComparer.Ordinal);
        using var names = new IdentifierScanner(tree.GetText(cancellationToken));
        while (names.MoveNext())
        {
            found.Add(names.Hash);
            if (names.EndsWith(AttributeSuffix))
                attributes.Add(names.Text());
            else if (names.EndsWith(nameof(OrchestrationKind.Task)) || names.EndsWith(nameof(OrchestrationKind.Flow)))
                proxies.Add(names.Text());
        }

        return new(tree, Distinct(found), attributes.ToEquatableArray(), proxies.ToEquatableArray());
    }

    /// <summary>Whether the file has one of the names, in whatever role.</summary>
    public bool Mentions(NameSet names) => !names.IsEmpty && names.MayBeAmong(Names);

    /// <summary>Whether the file has the name with this <see cref="NameHash"/>, in whatever role.</summary>
    public bool Mentions(uint name)
    {
        var (first, end) = (0, Names.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (Names[middle] < name)
                first = middle + 1;
            else
                end = middle;
        }

        return first < Names.Count && Names[first] == name;
    }

    private static EquatableArray<uint> Distinct(List<uint> hashes)
    {
        hashes.Sort();
        var count = 0;
        for (var index = 0; index < hashes.Count; index++)
        {
            if (index == 0 || hashes[index] != hashes[index - 1])
                hashes[count++] = hashes[index];
        }

        return hashes.Take(count).ToEquatableArray();
    }
}
