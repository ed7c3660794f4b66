namespace Provost.Tests;

/// <summary>A checked-in list of behaviours, and the page that has each row with the tests that prove it.</summary>
internal sealed record EvidenceList(string Name, string Page, IReadOnlyList<string> Headings)
{
    private string Source => $"tests/Provost.Tests/Documentation/{Name}.txt";

    public static EvidenceList Behaviours { get; } = new("behaviours", "docs/prefect-behaviours.md", ["Behaviour"]);

    public static EvidenceList Hazards { get; } = new("hazards", "docs/hazards.md", ["Prefect today", "Provost"]);

    public IReadOnlyList<EvidenceRow> Rows() => [.. Read()];

    private IEnumerable<EvidenceRow> Read()
    {
        var section = "";
        foreach (var line in File.ReadLines(Repository.PathTo(Source)))
        {
            if (line.StartsWith("==", StringComparison.Ordinal)) section = line[2..].Trim();
            else if (line.Length > 0 && line[0] != '#') yield return Row(section, line);
        }
    }

    private EvidenceRow Row(string section, string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        Assert.True(parts.Length >= Headings.Count + 1 && parts.Length <= Headings.Count + 2, $"{Source}: cannot read '{line}'");
        return new(section, parts[0], parts[1..(Headings.Count + 1)], parts.ElementAtOrDefault(Headings.Count + 1));
    }
}
