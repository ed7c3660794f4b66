using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>A setting with values of one type.</summary>
/// <remarks>
/// A value in code beats one in the configuration, that beats one under Prefect's name, and that beats the default. An empty
/// text in the configuration is no value.
/// </remarks>
internal sealed record Setting<T>(string Name, string Key, string? PrefectName, string Meaning) : Setting(Name, Key, PrefectName, Meaning)
{
    public required SettingType<T> Type { get; init; }

    /// <summary>The value in code; <see langword="null"/> if there is none.</summary>
    public required Func<ProvostOptions, object?> InCode { get; init; }

    public required T Default { get; init; }

    /// <summary>What documentation says of a default that depends on the machine.</summary>
    public string? DefaultDescription { get; init; }

    public override string TypeName => Type.Name;

    public override string Allowed => Type.Allowed;

    public override string DefaultText => DefaultDescription ?? Type.Format(Default);

    public T Read(ProvostOptions options, IConfiguration configuration) => Find(options, configuration).Value;

    public override EffectiveSetting Describe(ProvostOptions options, IConfiguration configuration)
    {
        var (value, _, origin) = Find(options, configuration);
        return new EffectiveSetting(Name, FullKey, Type.Format(value), origin);
    }

    /// <summary>What to throw where the value is one of its type, but not one that the program has anything for.</summary>
    public Exception Refusal(ProvostOptions options, IConfiguration configuration, string allowed)
    {
        var (value, key, origin) = Find(options, configuration);
        return key is null ? Wrong(value, allowed) : new InvalidSettingException(Name, key, Type.Format(value), origin, allowed);
    }

    /// <summary>The value, the key in the configuration that it was found under, and where it comes from.</summary>
    private (T Value, string? Key, string Origin) Find(ProvostOptions options, IConfiguration configuration)
    {
        if (InCode(options) is { } value) return (Type.Allows((T)value) ? (T)value : throw Wrong((T)value, Allowed), null, "code");
        if (FindUnder(FullKey, configuration) is { } found) return found;
        if (PrefectName is not null && FindUnder(PrefectName, configuration) is { } prefect) return prefect;
        return (Default, null, "default");
    }

    private (T Value, string? Key, string Origin)? FindUnder(string key, IConfiguration configuration)
    {
        if (ConfigurationText.Of(configuration, key) is not { } text) return null;

        var origin = ConfigurationText.OriginOf(configuration, key);
        if (Type.TryParse(text, out var value) && Type.Allows(value)) return (value, key, origin);
        throw new InvalidSettingException(Name, key, text, origin, Allowed);
    }

    private ArgumentOutOfRangeException Wrong(T value, string allowed) =>
        new(Name, Type.Format(value), $"{Name} has a value it may not have. Allowed: {allowed}.");
}
