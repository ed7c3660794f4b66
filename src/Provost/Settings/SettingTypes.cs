using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>The types that settings have.</summary>
internal static class SettingTypes
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static readonly SettingType<bool> Switch = new(
        "yes or no",
        "true or false (also yes, no, on, off, 1, 0)",
        TryParseSwitch,
        static _ => true,
        static value => value ? "true" : "false");

    public static readonly SettingType<bool?> OptionalSwitch = new(
        Switch.Name,
        Switch.Allowed,
        TryParseOptionalSwitch,
        static _ => true,
        static value => value is null ? "not set" : Switch.Format(value.Value));

    public static readonly SettingType<int> Count = new(
        "whole number",
        "a whole number, 0 or more",
        TryParseCount,
        static value => value >= 0,
        static value => value.ToString(s_invariant));

    public static readonly SettingType<double> Seconds = new(
        "seconds",
        $"a number of seconds from 0 to {OptionCheck.LongestSeconds}",
        TryParseNumber,
        static value => value is >= 0 and <= OptionCheck.LongestSeconds,
        static value => value.ToString(s_invariant));

    public static readonly SettingType<IReadOnlyList<double>> Delays = new(
        "list of seconds",
        $"at most {OptionCheck.MostDelays} numbers of seconds from 0 to {OptionCheck.LongestSeconds}, as a list or with commas between them",
        TryParseNumbers,
        static values => values.Count <= OptionCheck.MostDelays && values.All(Seconds.Allows),
        static values => values.Count == 0 ? "none" : string.Join(", ", values.Select(Seconds.Format)));

    public static readonly SettingType<LogLevel> Level = new(
        "log level",
        "Trace, Debug, Information, Warning, Error, Critical, None, or Prefect's DEBUG, INFO, WARNING, ERROR, CRITICAL",
        TryParseLevel,
        static level => Enum.IsDefined(level),
        static level => level.ToString());

    public static readonly SettingType<string> Text = new(
        "text",
        "any text",
        TryParseText,
        static text => text.Length > 0,
        static text => text);

    public static readonly SettingType<string?> OptionalText = new(
        Text.Name,
        Text.Allowed,
        TryParseOptionalText,
        static text => text is null || Text.Allows(text),
        static text => text ?? "not set");

    public static readonly SettingType<string> DirectoryPath = new(
        "directory",
        "a path of a directory; ~ stands for the home directory",
        TryParsePath,
        static path => path.Length > 0 && path.IndexOfAny(Path.GetInvalidPathChars()) < 0,
        static path => path);

    public static readonly SettingType<string?> OptionalPath = new(
        DirectoryPath.Name,
        DirectoryPath.Allowed,
        TryParseOptionalPath,
        static path => path is null || DirectoryPath.Allows(path),
        static path => path ?? "not set");

    /// <summary>A span of time from the least on.</summary>
    public static SettingType<TimeSpan> Duration(TimeSpan least) => new(
        "time",
        $"a number of seconds, or a time as hours:minutes:seconds, from {Format(least)} to {OptionCheck.LongestSeconds} seconds",
        TryParseDuration,
        value => value >= least && value.TotalSeconds <= OptionCheck.LongestSeconds,
        Format);

    /// <summary>A span of time from the least on, or none.</summary>
    public static SettingType<TimeSpan?> OptionalDuration(TimeSpan least)
    {
        var duration = Duration(least);
        return new SettingType<TimeSpan?>(
            duration.Name,
            $"{duration.Allowed}, or off",
            TryParseOptionalDuration,
            value => value is null || duration.Allows(value.Value),
            static value => value is null ? "off" : Format(value.Value));
    }

    private static string Format(TimeSpan value) => $"{value.TotalSeconds.ToString(s_invariant)} s";

    private static bool TryParseSwitch(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1" or "T" or "Y";
        return value || text.ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "0" or "F" or "N";
    }

    private static bool TryParseOptionalSwitch(string text, out bool? value)
    {
        var parsed = TryParseSwitch(text, out var isOn);
        value = isOn;
        return parsed;
    }

    private static bool TryParseCount(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, s_invariant, out value);

    private static bool TryParseNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, s_invariant, out value);

    private static bool TryParseNumbers(string text, out IReadOnlyList<double> values)
    {
        var numbers = new List<double>();
        values = numbers;
        foreach (var entry in Unbracketed(text).Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryParseNumber(entry, out var number)) return false;
            numbers.Add(number);
        }

        return true;
    }

    /// <summary>Prefect's environment variables write a list as JSON does.</summary>
    private static string Unbracketed(string text) => text is ['[', .. var inner, ']'] ? inner : text;

    private static bool TryParseLevel(string text, out LogLevel value)
    {
        var name = text.ToUpperInvariant() switch { "INFO" => nameof(LogLevel.Information), "WARN" => nameof(LogLevel.Warning), _ => text };
        return Enum.TryParse(name, ignoreCase: true, out value) && !char.IsAsciiDigit(name[0]);
    }

    private static bool TryParseText(string text, out string value)
    {
        value = text;
        return true;
    }

    private static bool TryParsePath(string text, out string value)
    {
        value = text is ['~', .. var rest] && (rest.Length == 0 || rest[0] is '/' or '\\')
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + rest
            : text;
        return true;
    }

    private static bool TryParseOptionalText(string text, out string? value)
    {
        value = text;
        return true;
    }

    private static bool TryParseOptionalPath(string text, out string? value)
    {
        var parsed = TryParsePath(text, out var path);
        value = path;
        return parsed;
    }

    private static bool TryParseDuration(string text, out TimeSpan value)
    {
        value = default;
        if (!TryParseNumber(text, out var seconds)) return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, s_invariant, out value);
        if (!(Math.Abs(seconds) <= OptionCheck.LongestSeconds)) return false;

        value = TimeSpan.FromSeconds(seconds);
        return true;
    }

    private static bool TryParseOptionalDuration(string text, out TimeSpan? value)
    {
        var isOff = text.ToUpperInvariant() is "OFF" or "NONE" or "NULL";
        var parsed = TryParseDuration(text, out var duration);
        value = isOff ? null : duration;
        return isOff || parsed;
    }
}
