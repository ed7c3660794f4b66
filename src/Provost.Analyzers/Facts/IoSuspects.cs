using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Analyzers.Facts;

/// <summary>Chooses, by names alone, the members that may perform I/O, directly or through others that may.</summary>
internal static class IoSuspects
{
    /// <summary>The members that other assemblies may call, with the file each is in.</summary>
    public static ImmutableArray<(SyntaxTree Tree, TextSpan Span)> Among(ImmutableArray<TreeWords> files, Compilation compilation, CancellationToken cancellationToken)
    {
        var members = files.SelectMany(file => file.Members.Select(member => (file.Tree, Member: member))).ToImmutableArray();
        if (members.IsEmpty)
        {
            return [];
        }

        var byWord = IndexByWord(members);
        var declared = new HashSet<string>(members.Select(member => member.Member.Name), StringComparer.Ordinal);
        var names = IoNames.Of(compilation, declared, new HashSet<string>(byWord.Keys, StringComparer.Ordinal));
        var isSuspect = new bool[members.Length];
        var pending = new Queue<string>(byWord.Keys.Where(names.MayBe));
        var spread = new HashSet<string>(pending, StringComparer.Ordinal);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var index in byWord.TryGetValue(pending.Dequeue(), out var mentioning) ? mentioning : [])
            {
                isSuspect[index] = true;
                if (spread.Add(members[index].Member.Name))
                {
                    pending.Enqueue(members[index].Member.Name);
                }
            }
        }

        return [.. members.Where((member, index) => isSuspect[index] && member.Member.MayBeVisible).Select(member => (member.Tree, member.Member.Span))];
    }

    private static Dictionary<string, List<int>> IndexByWord(ImmutableArray<(SyntaxTree Tree, MemberWords Member)> members)
    {
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var member = 0; member < members.Length; member++)
        {
            foreach (var word in members[member].Member.Words)
            {
                if (!index.TryGetValue(word, out var mentioning))
                {
                    index.Add(word, mentioning = []);
                }

                mentioning.Add(member);
            }
        }

        return index;
    }
}
