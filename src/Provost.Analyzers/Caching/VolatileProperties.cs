using System.Collections.Immutable;

namespace Provost.Analyzers.Caching;

/// <summary>What a report of PRV501 or PRV503 tells the fix.</summary>
internal static class VolatileProperties
{
    /// <summary>The <see cref="VolatileKind"/> of the value.</summary>
    public const string Kind = nameof(Kind);

    public static ImmutableDictionary<string, string?> Of(VolatileValue value) =>
        ImmutableDictionary<string, string?>.Empty.Add(Kind, value.Kind.ToString());

    public static bool IsOf(ImmutableDictionary<string, string?> properties, VolatileKind kind) => properties.TryGetValue(Kind, out var name) && name == kind.ToString();
}
