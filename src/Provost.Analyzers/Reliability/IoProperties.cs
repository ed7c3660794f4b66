using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reliability;

/// <summary>What a diagnostic about I/O tells its fix.</summary>
internal static class IoProperties
{
    private const string IsUnsafeKey = "IsUnsafe";
    private const string NeedsRetriesKey = "NeedsRetries";
    private const string HopsKey = "Hops";

    public static ImmutableDictionary<string, string?> Of(IoFinding finding)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        properties = finding.Api.NeedsRetries ? properties.Add(NeedsRetriesKey, null) : properties;
        properties = finding.Path is { } path ? properties.Add(HopsKey, path.Locations.Length.ToString(CultureInfo.InvariantCulture)) : properties;
        return finding.IsUnsafe ? properties.Add(IsUnsafeKey, null) : properties;
    }

    /// <summary>Whether a helper does the I/O, not the reported call itself.</summary>
    public static bool IsThroughHelper(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(HopsKey);

    /// <summary>Where the flow or task does what was reported; the hops through helpers, the last additional locations, are elsewhere.</summary>
    public static IEnumerable<Location> Places(Diagnostic diagnostic)
    {
        var hops = diagnostic.Properties.TryGetValue(HopsKey, out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        return diagnostic.AdditionalLocations.Take(diagnostic.AdditionalLocations.Count - hops).Prepend(diagnostic.Location);
    }

    /// <summary>Whether nothing but the task would repeat the call after a transient failure.</summary>
    public static bool NeedsRetries(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(NeedsRetriesKey);

    /// <summary>Whether the call must not happen twice.</summary>
    public static bool IsUnsafe(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(IsUnsafeKey);
}
