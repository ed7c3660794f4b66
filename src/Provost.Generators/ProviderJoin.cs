using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Generators;

/// <summary>Brings together what comes from several sources, as the types that declare flows and tasks do.</summary>
internal static class ProviderJoin
{
    /// <summary>All values of all sources, in the order of the sources.</summary>
    public static IncrementalValueProvider<ImmutableArray<T>> CollectAll<T>(this IEnumerable<IncrementalValuesProvider<T>> sources) => sources
        .Select(static source => source.Collect())
        .Aggregate(static (all, next) => all.Combine(next).Select(static (pair, _) => pair.Left.AddRange(pair.Right)));
}
