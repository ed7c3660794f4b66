using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>What the files of a compilation declare, as hashes.</summary>
internal sealed class AllDeclarations
{
    private static readonly ConditionalWeakTable<Compilation, AllDeclarations> s_known = new();

    private readonly Dictionary<uint, ulong> _methods = [];
    private readonly ulong _rest;
    private readonly ulong _allMethods = LongHash.Empty;
    private readonly bool _areNamedElsewhere;

    private AllDeclarations(Compilation compilation, CancellationToken cancellationToken)
    {
        _rest = LongHash.Empty;
        ParseOptions? options = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var hash = DeclarationHash.Of(tree, cancellationToken);
            _rest = LongHash.Add(_rest, hash.Rest);
            if (!ReferenceEquals(options, tree.Options))
                _rest = LongHash.Add(_rest, Identity.Of(options = tree.Options));
            for (var index = 0; index < hash.Methods.Count; index++)
            {
                var (name, method) = hash.Methods[index];
                _methods[name] = LongHash.Add(_methods.TryGetValue(name, out var others) ? others : LongHash.Empty, method);
                _allMethods = LongHash.Add(_allMethods, method);
            }

            var facts = TreeFacts.Of(tree, cancellationToken);
            _areNamedElsewhere |= facts.Mentions(PlainMethods.NamesOthers) || facts.Mentions(PlainMethods.NamesOthersInFull);
        }

        foreach (var name in PlainMethods.CalledByCompiler)
            _rest = Add(_rest, name);

        Surroundings = LongHash.Add(LongHash.Add(LongHash.Empty, compilation.AssemblyName ?? ""), Identity.Of(compilation.Options));
        foreach (var reference in compilation.ExternalReferences)
            Surroundings = LongHash.Add(Surroundings, Identity.Of(reference));
    }

    /// <summary>The references and options.</summary>
    public ulong Surroundings { get; }

    public static AllDeclarations Of(Compilation compilation, CancellationToken cancellationToken) =>
        s_known.TryGetValue(compilation, out var known) ? known : Keep(compilation, new(compilation, cancellationToken));

    private static AllDeclarations Keep(Compilation compilation, AllDeclarations all) => s_known.GetValue(compilation, _ => all);

    /// <summary>The hash of what matters to a file.</summary>
    public ulong For(TreeFacts file)
    {
        if (_areNamedElsewhere || file.Mentions(PlainMethods.FollowsOthers))
            return LongHash.Add(_rest, _allMethods);

        var hash = _rest;
        for (var index = 0; index < file.Names.Count; index++)
            hash = Add(hash, file.Names[index]);

        return hash;
    }

    private ulong Add(ulong hash, uint name) => _methods.TryGetValue(name, out var methods) ? LongHash.Add(LongHash.Add(hash, name), methods) : hash;
}
