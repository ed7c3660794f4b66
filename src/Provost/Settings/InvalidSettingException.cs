namespace Provost;

/// <summary>A setting in the configuration has a value that it may not have.</summary>
/// <remarks>Thrown by <see cref="ProvostEngine.Configure"/>, or by the first run of a program that does not call it.</remarks>
public sealed class InvalidSettingException : InvalidOperationException
{
    internal InvalidSettingException(string setting, string key, string value, string origin, string allowed)
        : base($"The setting {setting} has the value '{value}' in {origin}, under '{key}'. Allowed: {allowed}.")
    {
        Setting = setting;
        Key = key;
        Value = value;
    }

    /// <summary>The setting, by the name of its property of <see cref="ProvostOptions"/>.</summary>
    public string Setting { get; }

    /// <summary>The key that the value was found under.</summary>
    public string Key { get; }

    /// <summary>The value.</summary>
    public string Value { get; }
}
