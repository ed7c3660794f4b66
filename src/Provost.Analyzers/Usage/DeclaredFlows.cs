using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Reachability;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>
/// The flows that one compilation declares. Files are first asked for the names of attributes, which each keeps for as long as it
/// stays as it is; only what may be a flow is bound.
/// </summary>
internal sealed class DeclaredFlows
{
    private static readonly ConditionalWeakTable<Compilation, DeclaredFlows> s_cache = new();

    private readonly ImmutableArray<IMethodSymbol> _all;
    private readonly ILookup<string, IMethodSymbol> _byName;

    private DeclaredFlows(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken)
    {
        _all = [.. Find(compilation, known, cancellationToken)];
        _byName = _all
            .Select(flow => (Flow: flow, Name: FlowName.Of(flow, known)))
            .Where(static pair => pair.Name is not null)
            .ToLookup(static pair => pair.Name!, static pair => pair.Flow, StringComparer.Ordinal);
    }

    public bool IsEmpty => _all.IsEmpty;

    /// <summary>The flows of a compilation, found once for all rules.</summary>
    public static DeclaredFlows In(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken) =>
        s_cache.TryGetValue(compilation, out var flows) ? flows : s_cache.GetValue(compilation, compilation => new(compilation, known, cancellationToken));

    /// <summary>The flows of a name, in the order of files and lines.</summary>
    public IEnumerable<IMethodSymbol> Named(string name) => _byName[name];

    private static IEnumerable<IMethodSymbol> Find(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken)
    {
        var names = AttributeNames(compilation, known, cancellationToken);
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var method in AttributedMethods.Of(tree, cancellationToken).With(names))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (SemanticModels.Of(compilation, tree).GetDeclaredSymbol(method, cancellationToken) is IMethodSymbol symbol
                    && known.IsFlow(symbol)
                    && !known.IsTask(symbol)
                    && found.Add(symbol))
                {
                    yield return symbol;
                }
            }
        }
    }

    /// <summary>What the attribute of a flow may be called: its own name, those of classes derived from it, and aliases of these.</summary>
    private static HashSet<string> AttributeNames(Compilation compilation, KnownSymbols known, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { AttributedMethods.WithoutSuffix(known.FlowAttribute.Name) };
        names.UnionWith(new SubtypeIndex(compilation).ConcreteSubtypesOf(known.FlowAttribute, cancellationToken).Select(static type => AttributedMethods.WithoutSuffix(type.Name)));
        names.UnionWith(ReferencedNames.Read(compilation, cancellationToken).Policies.Select(AttributedMethods.WithoutSuffix));
        foreach (var tree in compilation.SyntaxTrees)
        {
            names.UnionWith(AttributedMethods.Of(tree, cancellationToken).AliasesOf(names).ToList());
        }

        return names;
    }
}
