namespace Provost;

/// <summary>How values of a setting are written, and which are allowed.</summary>
internal sealed record SettingType<T>(string Name, string Allowed, TryParseSetting<T> TryParse, Func<T, bool> Allows, Func<T, string> Format);
