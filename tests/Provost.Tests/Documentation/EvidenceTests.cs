using System.Text;

namespace Provost.Tests;

/// <summary>Each behaviour has a test or a reason, and the pages that say so are current.</summary>
public sealed class EvidenceTests
{
    private static readonly EvidenceList[] s_lists = [EvidenceList.Behaviours, EvidenceList.Hazards];

    public static TheoryData<string> Names => [.. s_lists.Select(list => list.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_row_has_a_test_or_a_reason_and_not_both(string name)
    {
        var rows = List(name).Rows();

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Select(row => row.Id).Distinct(), rows.Select(row => row.Id));
        var missing = rows.Where(row => row.Reason is null && !Evidence.Tests.Contains(row.Id)).Select(row => row.Id);
        Assert.True(!missing.Any(), $"No test has [PrefectBehaviour] with: {string.Join(", ", missing)}");
        Assert.DoesNotContain(rows, row => row.Reason is not null && Evidence.Tests.Contains(row.Id));
        Assert.DoesNotContain(rows, row => row.Reason is "");
    }

    [Fact]
    public void Tests_name_rows_that_there_are() =>
        Assert.Empty(Evidence.Tests.Select(tests => tests.Key).Except(s_lists.SelectMany(list => list.Rows()).Select(row => row.Id)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_is_current(string name) => GeneratedPart.Verify(List(name).Page, name, TablesOf(List(name)));

    private static EvidenceList List(string name) => s_lists.Single(list => list.Name == name);

    private static string TablesOf(EvidenceList list)
    {
        var tables = new StringBuilder();
        foreach (var section in list.Rows().GroupBy(row => row.Section))
        {
            if (section.Key.Length > 0) tables.Append($"\n## {section.Key}\n");
            tables.Append($"\n| # | {string.Join(" | ", list.Headings)} | Test |\n| --- |{string.Concat(Enumerable.Repeat(" --- |", list.Headings.Count))} --- |\n");
            foreach (var row in section) tables.Append($"| {row.Id} | {string.Join(" | ", row.Columns)} | {Proof(row)} |\n");
        }

        return tables.Append('\n').ToString();
    }

    private static string Proof(EvidenceRow row) =>
        row.Reason is { } reason ? $"Does not apply: {reason}" : string.Join("<br>", Evidence.Tests[row.Id].Select(Link));

    private static string Link(NamedTest test) => $"[{test.Method.Replace('_', ' ')}](../{test.File})";
}
