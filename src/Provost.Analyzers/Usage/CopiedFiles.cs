using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Usage;

/// <summary>Tells files of one text: the compiler names places by what a file says, so it can intercept no call in either.</summary>
internal sealed class CopiedFiles(Compilation compilation)
{
    private readonly Lazy<ILookup<int, SyntaxTree>> _byLength = new(() => compilation.SyntaxTrees.ToLookup(static tree => tree.Length));
    private readonly ConcurrentDictionary<SyntaxTree, bool> _isCopied = new();

    public bool Contain(SyntaxTree tree, CancellationToken cancellationToken) => _isCopied.GetOrAdd(tree, key => IsCopied(key, cancellationToken));

    private bool IsCopied(SyntaxTree tree, CancellationToken cancellationToken)
    {
        foreach (var other in _byLength.Value[tree.Length])
        {
            if (other != tree && other.GetText(cancellationToken).ContentEquals(tree.GetText(cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }
}
