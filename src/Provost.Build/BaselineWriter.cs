using Provost.Analyzers.Baseline;

namespace Provost.Build;

/// <summary>Writes a baseline, which several projects that build at once may share.</summary>
internal static class BaselineWriter
{
    private const string Head = """
        # Findings of Provost that are accepted until someone mends them. Lines are removed, not added by hand.
        # Written by: dotnet build -p:ProvostWriteBaseline=true
        # rule | file | declaration | hash:number | message

        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Puts the entries in place of those of the files that <paramref name="isReplaced"/> names; the others stay.</summary>
    public static void Update(string path, IReadOnlyList<BaselineEntry> entries, Func<string, bool> isReplaced)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = Open(path);
        using var reader = new StreamReader(file);
        var kept = BaselineReader.Read(reader.ReadToEnd()).Select(static read => read.Entry).OfType<BaselineEntry>().Where(entry => !isReplaced(entry.Key.File));

        var lines = kept.Concat(entries)
            .GroupBy(static entry => (entry.Key, entry.Number))
            .Select(static same => same.Last())
            .OrderBy(static entry => entry.Key.File, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Key.Rule, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Key.Declaration, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Key.Hash, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Number)
            .Select(static entry => entry + "\n");
        var text = Head.Replace("\r\n", "\n") + string.Concat(lines);

        file.SetLength(0);
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }

    private static FileStream Open(string path)
    {
        var until = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                Thread.Sleep(50);
            }
        }
    }
}
