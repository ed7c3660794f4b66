using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>Reads single values from a configuration.</summary>
internal static class ConfigurationText
{
    /// <summary>The text under a key; that of a list with commas between its entries; <see langword="null"/> if there is none.</summary>
    public static string? Of(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var text = section.Value ?? string.Join(',', section.GetChildren().Select(entry => entry.Value));
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>The source that has the value under a key: a file, the environment variables.</summary>
    public static string OriginOf(IConfiguration configuration, string key)
    {
        var provider = (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => Has(provider, key));
        return provider?.ToString() is { } name ? NameOf(provider, name) : "the configuration";
    }

    private static bool Has(IConfigurationProvider provider, string key) =>
        provider.TryGet(key, out var value) ? !string.IsNullOrWhiteSpace(value) : provider.GetChildKeys([], key).Any();

    /// <summary>A provider names itself by its class; what follows is of use to a reader.</summary>
    private static string NameOf(IConfigurationProvider provider, string name) => name.Replace(provider.GetType().Name, provider.GetType().Name switch
    {
        "EnvironmentVariablesConfigurationProvider" => "environment variables",
        "JsonConfigurationProvider" => "JSON",
        "CommandLineConfigurationProvider" => "the command line",
        var other => other,
    }, StringComparison.Ordinal).Replace(" Prefix: ''", "", StringComparison.Ordinal).Replace(" (Optional)", "", StringComparison.Ordinal);
}
