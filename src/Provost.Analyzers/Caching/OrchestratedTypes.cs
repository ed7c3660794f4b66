using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Caching;

/// <summary>Tells the types that declare flows or tasks; each type is asked once.</summary>
internal sealed class OrchestratedTypes(KnownSymbols known)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);

    public bool Contains(INamedTypeSymbol? type) =>
        type is not null && (_types.TryGetValue(type, out var declares) ? declares : _types.GetOrAdd(type, type.GetMembers().Any(member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } && (known.IsTask(member) || known.IsFlow(member)))));
}
