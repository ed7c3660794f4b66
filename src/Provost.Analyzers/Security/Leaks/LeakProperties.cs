using System.Collections.Immutable;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>What a report tells the fix.</summary>
internal static class LeakProperties
{
    private const string Unmaskable = "Unmaskable";

    public static ImmutableDictionary<string, string?> Of(LeakSink sink) => sink.CanBeMasked
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Unmaskable, null);

    public static bool CanBeMasked(ImmutableDictionary<string, string?> properties) => !properties.ContainsKey(Unmaskable);
}
