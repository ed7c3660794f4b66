using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>Finds keys in the engine's section of a configuration that are no settings, which are mistakes more often than not.</summary>
internal static class UnknownSettings
{
    /// <summary>The keys, each with the setting that its writer is likely to have meant.</summary>
    public static IEnumerable<(string Key, string Nearest)> In(IConfiguration configuration) => configuration
        .GetSection(Setting.Section)
        .GetChildren()
        .Where(section => !SettingCatalogue.OpenSections.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
        .SelectMany(Unknown)
        .Select(key => (key, Nearest(key)));

    private static IEnumerable<string> Unknown(IConfigurationSection section)
    {
        if (SettingCatalogue.All.Any(setting => Same(setting.FullKey, section.Path))) return [];

        var children = section.GetChildren().ToList();
        return children.Count == 0 || !IsPartOfAKey(section.Path) ? [section.Path] : children.SelectMany(Unknown);
    }

    private static bool IsPartOfAKey(string path) =>
        SettingCatalogue.All.Any(setting => setting.FullKey.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase));

    private static bool Same(string key, string other) => string.Equals(key, other, StringComparison.OrdinalIgnoreCase);

    private static string Nearest(string key) => SettingCatalogue.All
        .SelectMany(setting => setting.FullKey.Split(':') is [_, var section, _] ? [setting.FullKey, $"{Setting.Section}:{section}"] : new[] { setting.FullKey })
        .MinBy(known => Distance(known.ToUpperInvariant(), key.ToUpperInvariant()))!;

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
