using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// Hashes of what a file declares: all of its text but the bodies of its members, and comments and white space between them. While the
/// hashes of all files stay the same, so does all that the compiler tells of declarations, and all that it tells of a body whose file has not
/// changed. The <see cref="PlainMethods"/> are hashed apart, by their names, since they are what is most often added.
/// </summary>
/// <param name="Rest">The hash of all but those methods.</param>
/// <param name="Methods">The methods: the <see cref="Model.NameHash"/> of each, and the hash of what it declares.</param>
internal sealed record DeclarationHash(ulong Rest, IReadOnlyList<(uint Name, ulong Hash)> Methods)
{
    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationHash> s_hashes = new();

    /// <summary>The hashes, made once for each version of a file.</summary>
    public static DeclarationHash Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        s_hashes.TryGetValue(tree, out var known) ? known : Keep(tree, new DeclarationWalk(tree, cancellationToken).Walk());

    private static DeclarationHash Keep(SyntaxTree tree, DeclarationHash hash) => s_hashes.GetValue(tree, _ => hash);
}
