using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace EtlDaily;

/// <summary>Writes countries as CSV, one row each.</summary>
internal static class CountryCsv
{
    private static readonly CsvConfiguration s_format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static async Task WriteAsync(TextWriter writer, IEnumerable<Country> countries)
    {
        await using var csv = new CsvWriter(writer, s_format, leaveOpen: true);
        csv.Context.RegisterClassMap<Columns>();
        await csv.WriteRecordsAsync(countries);
    }

    private sealed class Columns : ClassMap<Country>
    {
        public Columns()
        {
            Map(country => country.Code).Name("country");
            Map(country => country.Name).Name("name");
            Map(country => country.Zones).Name("zones");
            Map(country => country.SolarSpanMinutes).Name("solar_span_minutes");
            Map(country => country.WesternmostZone).Name("westernmost_zone");
            Map(country => country.EasternmostZone).Name("easternmost_zone");
        }
    }
}
