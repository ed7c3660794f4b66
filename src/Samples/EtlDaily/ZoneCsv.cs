using nietras.SeparatedValues;

namespace EtlDaily;

/// <summary>Reads the CSV of time zones; its columns are described in <c>Data/README.md</c>.</summary>
internal static class ZoneCsv
{
    private const string Header = "country,name,coordinates,zone,comments";

    /// <summary>The columns are checked here, where the message can say what was expected.</summary>
    private static readonly SepReaderOptions s_format = Sep.New(',').Reader() with { HasHeader = false, DisableColCountCheck = true, Unescape = true };

    private static readonly string[] s_columns = Header.Split(',');

    /// <exception cref="InvalidDataException">The text is not such a CSV; the message says where and why.</exception>
    public static IReadOnlyList<Zone> Read(string text)
    {
        using var csv = s_format.FromText(text);
        ReadHeader(csv);
        return ReadZones(csv) is { Count: > 0 } zones ? zones : throw new InvalidDataException("the data has no rows");
    }

    private static void ReadHeader(SepReader csv)
    {
        if (!csv.MoveNext())
            throw new InvalidDataException("the data is empty");

        var row = csv.Current;
        if (!s_columns.SequenceEqual(row[..].ToStringsArray()))
            throw new InvalidDataException($"the data is not the expected CSV: its first line is not '{Header}'");
    }

    private static List<Zone> ReadZones(SepReader csv)
    {
        var zones = new List<Zone>();
        while (csv.MoveNext())
        {
            var row = csv.Current;
            try
            {
                zones.Add(ReadZone(row));
            }
            catch (FormatException exception)
            {
                throw new InvalidDataException($"line {row.LineNumberFrom} of the data: {exception.Message}", exception);
            }
        }

        return zones;
    }

    private static Zone ReadZone(SepReader.Row row)
    {
        // Nothing here spans lines; what follows a quote that nothing closes does.
        if (row.Span.Contains('\n'))
            throw new FormatException("a quote is misplaced");

        if (row.ColCount != s_columns.Length)
            throw new FormatException($"{s_columns.Length} columns expected, {row.ColCount} found");

        string[] values = row[..].ToStringsArray();
        return new(
            CountryCode: Required(0),
            CountryName: Required(1),
            Name: Required(3),
            Place: GeoPoint.Parse(Required(2)),
            Comments: values[4].Trim());

        string Required(int column) => values[column].Trim() is { Length: > 0 } value
            ? value
            : throw new FormatException($"the column '{s_columns[column]}' is empty");
    }
}
