namespace Provost;

/// <summary>The limits of option values. Each check throws an <see cref="ArgumentException"/> that names the option.</summary>
internal static class OptionCheck
{
    /// <summary>The longest time a timer of the platform takes: 49.7 days.</summary>
    public const double LongestSeconds = 4294967;

    /// <summary>Prefect's limit for custom retry delays.</summary>
    public const int MostDelays = 50;

    /// <summary>A list of its own, so that nobody changes options by changing the list they were made with.</summary>
    public static IReadOnlyList<T> Copied<T>(IReadOnlyList<T> values, string option)
    {
        ArgumentNullException.ThrowIfNull(values, option);
        return [.. values];
    }

    public static IReadOnlyList<T>? CopiedOrNull<T>(IReadOnlyList<T>? values) => values is null ? null : [.. values];

    public static void Text(string? value, string option)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException($"{option} must not be empty.", option);
    }

    public static void OptionalText(string? value, string option)
    {
        if (value is not null) Text(value, option);
    }

    public static void Tags(IReadOnlyList<string> tags, string option)
    {
        if (tags.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException($"{option} must not contain an empty tag.", option);
    }

    public static void Count(int value, string option) => ArgumentOutOfRangeException.ThrowIfNegative(value, option);

    public static void Number(double value, string option)
    {
        if (!(value >= 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be a number, 0 or more.");
    }

    public static void Seconds(double value, string option)
    {
        if (!(value is >= 0 and <= LongestSeconds))
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be between 0 and {LongestSeconds} seconds (49.7 days).");
    }

    public static void Delays(IReadOnlyList<double> delays, string option)
    {
        if (delays.Count > MostDelays) throw new ArgumentException($"{option} has {delays.Count} entries; at most {MostDelays} are allowed.", option);
        foreach (var delay in delays) Seconds(delay, option);
    }
}
