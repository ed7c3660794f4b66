using System.Globalization;
using System.Text.RegularExpressions;

namespace EtlDaily;

/// <summary>A place on Earth in decimal degrees; north and east are positive.</summary>
public readonly partial record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Reads ISO 6709 as the tz database writes it: <c>±DDMM±DDDMM</c> or <c>±DDMMSS±DDDMMSS</c>.</summary>
    /// <exception cref="FormatException">The text has another form, or names no place on Earth.</exception>
    public static GeoPoint Parse(string text)
    {
        if (Iso6709().Match(text) is not { Success: true } match)
            throw new FormatException($"'{text}' is not of the form ±DDMM±DDDMM or ±DDMMSS±DDDMMSS");

        var point = new GeoPoint(Degrees(match, "lat"), Degrees(match, "lon"));
        return point is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 }
            ? point
            : throw new FormatException($"'{text}' is no place on Earth");
    }

    private static double Degrees(Match match, string axis)
    {
        var (degrees, minutes, seconds) = (Part("D"), Part("M"), Part("S"));
        var absolute = degrees + (minutes / 60) + (seconds / 3600);
        return match.Groups[axis + "Sign"].ValueSpan is "-" ? -absolute : absolute;

        double Part(string unit) =>
            match.Groups[axis + unit] is { Success: true } group ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(
        """
        ^ (?<latSign>[+-]) (?<latD>[0-9]{2}) (?<latM>[0-5][0-9]) (?<latS>[0-5][0-9])?
          (?<lonSign>[+-]) (?<lonD>[0-9]{3}) (?<lonM>[0-5][0-9]) (?<lonS>[0-5][0-9])? \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Iso6709();
}
