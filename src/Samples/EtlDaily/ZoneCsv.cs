using System.Globalization;
using CsvHelper;

namespace EtlDaily;

/// <summary>Reads the CSV of time zones; its columns are described in <c>Data/README.md</c>.</summary>
internal static class ZoneCsv
{
    private const string Header = "country,name,coordinates,zone,comments";

    private static readonly string[] s_columns = Header.Split(',');

    /// <exception cref="InvalidDataException">The text is not such a CSV; the message says where and why.</exception>
    public static IReadOnlyList<Zone> Read(string text)
    {
        using var csv = new CsvParser(new StringReader(text), CultureInfo.InvariantCulture);
        try
        {
            ReadHeader(csv);
            return ReadZones(csv) is { Count: > 0 } zones ? zones : throw new InvalidDataException("the data has no rows");
        }
        catch (BadDataException exception)
        {
            throw new InvalidDataException($"line {csv.RawRow} of the data has a misplaced quote", exception);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"line {csv.RawRow} of the data: {exception.Message}", exception);
        }
    }

    private static void ReadHeader(CsvParser csv)
    {
        if (!csv.Read())
            throw new InvalidDataException("the data is empty");

        if (!s_columns.SequenceEqual(csv.Record!))
            throw new InvalidDataException($"the data is not the expected CSV: its first line is not '{Header}'");
    }

    private static List<Zone> ReadZones(CsvParser csv)
    {
        var zones = new List<Zone>();
        while (csv.Read())
            zones.Add(ReadZone(csv));

        return zones;
    }

    private static Zone ReadZone(CsvParser csv)
    {
        if (csv.Count != s_columns.Length)
            throw new FormatException($"{s_columns.Length} columns expected, {csv.Count} found");

        return new(
            CountryCode: Required(0),
            CountryName: Required(1),
            Name: Required(3),
            Place: GeoPoint.Parse(Required(2)),
            Comments: csv[4].Trim());

        string Required(int column) => csv[column].Trim() is { Length: > 0 } value
            ? value
            : throw new FormatException($"the column '{s_columns[column]}' is empty");
    }
}
