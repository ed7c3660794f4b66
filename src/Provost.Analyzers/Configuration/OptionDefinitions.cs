using System.Collections.Immutable;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.Security;
using Provost.Analyzers.Security.Leaks;

namespace Provost.Analyzers.Configuration;

/// <summary>All options there are, by what they are about.</summary>
internal static class OptionDefinitions
{
    public static ImmutableArray<OptionDefinition> Io { get; } = [IoKnowledge.Entries, .. IoOptions.Definitions];

    public static ImmutableArray<OptionDefinition> Secrets => SecretOptions.Definitions;

    public static ImmutableArray<OptionDefinition> Leaks { get; } = [LeakOptions.Sinks];

    public static ImmutableArray<OptionDefinition> All { get; } = [.. Io, .. Secrets, .. Leaks];
}
