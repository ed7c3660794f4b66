using System.Globalization;

namespace ForkCompare;

/// <summary>The comparison, printed.</summary>
internal static class ComparisonTable
{
    private const int LongestText = 60;

    public static void Write(TextWriter writer, Comparison comparison)
    {
        string[] title = ["Branch", "Model", "State", "Attempts", "Seconds", "Score", "Answer, or why there is none"];
        string[][] rows = [title, .. comparison.Results.Select(Row)];
        var widths = Enumerable.Range(0, title.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();

        writer.WriteLine();
        WriteRow(writer, title, widths);
        WriteRow(writer, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows[1..]) WriteRow(writer, row, widths);

        writer.WriteLine();
        writer.WriteLine(comparison.Best is { } best ? $"The best answer is that of '{best.Branch.Name}'." : "No branch has an answer.");
    }

    private static void WriteRow(TextWriter writer, string[] row, int[] widths) => writer.WriteLine(string.Join("  ", row.Zip(widths, Padded)).TrimEnd());

    private static string Padded(string cell, int width) => char.IsAsciiDigit(cell.FirstOrDefault()) ? cell.PadLeft(width) : cell.PadRight(width);

    private static string[] Row(BranchResult result) =>
    [
        result.Branch.Name,
        result.Branch.Model,
        result.State,
        result.Attempts.ToString(CultureInfo.InvariantCulture),
        result.Seconds.ToString("0.00", CultureInfo.InvariantCulture),
        result.Score?.Total.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
        Shortened(result.Answer?.Text ?? result.Error ?? ""),
    ];

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText] + "...";
}
