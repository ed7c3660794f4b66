using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>What a diagnostic about I/O tells its fix.</summary>
internal static class IoProperties
{
    private const string IsUnsafeKey = "IsUnsafe";
    private const string NeedsRetriesKey = "NeedsRetries";

    public static ImmutableDictionary<string, string?> Of(IoApi api)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        properties = api.NeedsRetries ? properties.Add(NeedsRetriesKey, null) : properties;
        return api.Repeat == Repeatability.Unsafe ? properties.Add(IsUnsafeKey, null) : properties;
    }

    /// <summary>Whether nothing but the task would repeat the call after a transient failure.</summary>
    public static bool NeedsRetries(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(NeedsRetriesKey);

    /// <summary>Whether the call must not happen twice.</summary>
    public static bool IsUnsafe(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(IsUnsafeKey);
}
