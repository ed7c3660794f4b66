using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>
/// Tells compilations with the same declarations: the same references, options and files, which differ in the bodies of members at most.
/// It is plain data and keeps nothing of the compilation alive.
/// </summary>
/// <param name="Files">The hashes of all files, in their order.</param>
/// <param name="Surroundings">The references and options.</param>
internal readonly record struct DeclarationState(ulong Files, ulong Surroundings)
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<DeclarationState>> s_states = new();

    public static DeclarationState Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (s_states.TryGetValue(compilation, out var known))
            return known.Value;

        var state = new StrongBox<DeclarationState>(Make(compilation, cancellationToken));
        return s_states.GetValue(compilation, _ => state).Value;
    }

    private static DeclarationState Make(Compilation compilation, CancellationToken cancellationToken)
    {
        var files = LongHash.Empty;
        ParseOptions? options = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            files = LongHash.Add(files, DeclarationHash.Of(tree, cancellationToken));
            if (!ReferenceEquals(options, tree.Options))
                files = LongHash.Add(files, Identity.Of(options = tree.Options));
        }

        var surroundings = LongHash.Add(LongHash.Add(LongHash.Empty, compilation.AssemblyName ?? ""), Identity.Of(compilation.Options));
        foreach (var reference in compilation.ExternalReferences)
            surroundings = LongHash.Add(surroundings, Identity.Of(reference));

        return new(files, surroundings);
    }
}
