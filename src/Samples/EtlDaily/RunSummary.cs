using System.Globalization;

namespace EtlDaily;

/// <summary>A table of runs: each with its state, attempts and duration, indented below the run that called it.</summary>
internal static class RunSummary
{
    public static void Write(TextWriter writer, IReadOnlyList<RunContext> runs)
    {
        string[] title = ["Run", "State", "Attempts", "Duration"];
        string[][] rows = [title, .. Tree(runs, parent: null, depth: 0)];
        var widths = Enumerable.Range(0, title.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();

        writer.WriteLine();
        foreach (var row in rows)
        {
            writer.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3].PadLeft(widths[3])}");
            if (row == title)
                writer.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        }

        writer.WriteLine();
    }

    private static IEnumerable<string[]> Tree(IReadOnlyList<RunContext> runs, RunContext? parent, int depth) =>
        from run in runs
        where run.Parent == parent
        from row in Tree(runs, run, depth + 1).Prepend(Row(run, depth))
        select row;

    private static string[] Row(RunContext run, int depth) =>
    [
        new string(' ', 2 * depth) + (run is FlowRun { Flow.Name: var flow } ? $"{flow} '{run.Name}'" : run.Name),
        run.State.Name,
        run.RunCount.ToString(CultureInfo.InvariantCulture),
        Duration(run),
    ];

    private static string Duration(RunContext run) =>
        run is { StartTime: { } start, EndTime: { } end } ? string.Create(CultureInfo.InvariantCulture, $"{(end - start).TotalSeconds:0.000} s") : "-";
}
