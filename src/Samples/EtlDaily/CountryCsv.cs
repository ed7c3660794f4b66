using nietras.SeparatedValues;

namespace EtlDaily;

/// <summary>Writes countries as CSV, one row each.</summary>
internal static class CountryCsv
{
    private static readonly SepWriterOptions s_format = Sep.New(',').Writer() with { Escape = true };

    /// <param name="writer">Stays open; its <see cref="TextWriter.NewLine"/> ends the rows.</param>
    /// <param name="countries">The rows, in their order.</param>
    public static async Task WriteAsync(TextWriter writer, IEnumerable<Country> countries)
    {
        await using var csv = s_format.To(writer, leaveOpen: true);
        foreach (var country in countries)
            Write(csv, country);
    }

    private static void Write(SepWriter csv, Country country)
    {
        using var row = csv.NewRow();
        row["country"].Set(country.Code);
        row["name"].Set(country.Name);
        row["zones"].Format(country.Zones);
        row["solar_span_minutes"].Format(country.SolarSpanMinutes);
        row["westernmost_zone"].Set(country.WesternmostZone);
        row["easternmost_zone"].Set(country.EasternmostZone);
    }
}
