namespace Provost.Analyzers.Baseline;

/// <summary>Reads a baseline, a line for each accepted finding; blank lines and those that start with <c>#</c> are for readers.</summary>
internal static class BaselineReader
{
    /// <summary>The entries with the numbers of their lines, from 1; <see langword="null"/> stands for a line that is no entry.</summary>
    public static IEnumerable<(BaselineEntry? Entry, int Line)> Read(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n').Select(static line => line.Trim()))
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                yield return (BaselineEntry.Parse(line), number);
            }
        }
    }
}
