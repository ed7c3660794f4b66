using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>The limits in the configuration: <c>Provost:Concurrency:database = 5</c>, or a section with the properties of a limit.</summary>
internal static class ConfiguredLimits
{
    /// <summary>The part of the engine's section that limits are in.</summary>
    public const string SectionName = "Concurrency";

    private static readonly string[] s_properties =
        [nameof(ConcurrencyLimit.Limit), nameof(ConcurrencyLimit.SlotDecayPerSecond), nameof(ConcurrencyLimit.IsActive), nameof(ConcurrencyLimit.Scope)];

    /// <summary>The limits in code, and those in the configuration that code has none of that name for.</summary>
    /// <exception cref="InvalidSettingException">A limit in the configuration has a value that it may not have.</exception>
    /// <exception cref="ArgumentException">A limit in code has one.</exception>
    public static IEnumerable<ConcurrencyLimit> Of(ProvostOptions options, IConfiguration configuration)
    {
        var read = Read(configuration, configuration.GetSection(Setting.Section).GetSection(SectionName), prefix: "");
        return options.ConcurrencyLimits.Concat(read).DistinctBy(static limit => limit.Name, StringComparer.Ordinal);
    }

    /// <summary>Keys of the configuration are split at colons, so the limit <c>tag:db</c> is a section <c>db</c> in a section <c>tag</c>.</summary>
    private static IEnumerable<ConcurrencyLimit> Read(IConfiguration configuration, IConfigurationSection section, string prefix)
    {
        foreach (var child in section.GetChildren())
        {
            var name = prefix + child.Key;
            var isLimit = child.Value is not null || s_properties.Any(property => child.GetSection(property).Value is not null);
            IEnumerable<ConcurrencyLimit> limits = isLimit ? [Limit(configuration, child, name)] : Read(configuration, child, name + ":");
            foreach (var limit in limits) yield return limit;
        }
    }

    private static ConcurrencyLimit Limit(IConfiguration configuration, IConfigurationSection section, string name)
    {
        var reader = new Reader(configuration, name);
        return new()
        {
            Name = name,
            Limit = section.Value is null
                ? reader.Read(section.GetSection(nameof(ConcurrencyLimit.Limit)), ParseCount, "a whole number, 0 or more") ?? reader.Refuse(section, "a limit")
                : reader.Read(section, ParseCount, "a whole number, 0 or more")!.Value,
            SlotDecayPerSecond = reader.Read(section.GetSection(nameof(ConcurrencyLimit.SlotDecayPerSecond)), ParseNumber, "a number, 0 or more") ?? 0,
            IsActive = reader.Read(section.GetSection(nameof(ConcurrencyLimit.IsActive)), ParseSwitch, "true or false") ?? true,
            Scope = reader.Read(section.GetSection(nameof(ConcurrencyLimit.Scope)), ParseScope, string.Join(" or ", Enum.GetNames<ConcurrencyScope>())) ?? ConcurrencyScope.Process,
        };
    }

    private static int? ParseCount(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static bool? ParseSwitch(string text) => bool.TryParse(text, out var value) ? value : null;

    private static ConcurrencyScope? ParseScope(string text) =>
        Enum.GetNames<ConcurrencyScope>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<ConcurrencyScope>(text, ignoreCase: true) : null;

    private readonly struct Reader(IConfiguration configuration, string name)
    {
        public T? Read<T>(IConfigurationSection section, Func<string, T?> parse, string allowed)
            where T : struct
        {
            if (section.Value is not { } text) return null;
            return parse(text.Trim()) ?? throw Invalid(section, text, allowed);
        }

        public int Refuse(IConfigurationSection section, string allowed) => throw Invalid(section, "", allowed);

        private InvalidSettingException Invalid(IConfigurationSection section, string text, string allowed) =>
            new($"ConcurrencyLimits['{name}']", section.Path, text, ConfigurationText.OriginOf(configuration, section.Path), allowed);
    }
}
