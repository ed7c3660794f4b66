using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>One of the engine's settings: what it is called, where it is looked for, and what it may be.</summary>
internal abstract record Setting(string Name, string Key, string? PrefectName, string Meaning)
{
    /// <summary>The section of the configuration that the settings are in.</summary>
    public const string Section = "Provost";

    public string FullKey => $"{Section}:{Key}";

    /// <summary>The environment variable that .NET reads the key from.</summary>
    public string EnvironmentVariable => FullKey.Replace(":", "__", StringComparison.Ordinal);

    public abstract string TypeName { get; }

    public abstract string Allowed { get; }

    public abstract string DefaultText { get; }

    /// <summary>The value in use, with its origin.</summary>
    public abstract EffectiveSetting Describe(ProvostOptions options, IConfiguration configuration);
}
