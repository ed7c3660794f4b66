using System.Collections.Immutable;

namespace Provost.Analyzers.Caching;

/// <summary>What a report of PRV502 tells the fix.</summary>
internal static class LiveProperties
{
    /// <summary>The parameter that the key can do without.</summary>
    public const string Excludable = nameof(Excludable);

    /// <summary>The sequence can be read into an array.</summary>
    public const string Sequence = nameof(Sequence);

    public static readonly ImmutableDictionary<string, string?> OfSequence = ImmutableDictionary<string, string?>.Empty.Add(Sequence, null);

    public static ImmutableDictionary<string, string?> OfService(string parameter) => ImmutableDictionary<string, string?>.Empty.Add(Excludable, parameter);
}
