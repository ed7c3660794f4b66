using System.Text.RegularExpressions;

namespace Guide.Tests;

/// <summary>The code of the guide compiles, is silent under all rules, and does what the page says.</summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string, int> All => Snippets(_ => true);

    public static TheoryData<string, int> Running => Snippets(snippet => snippet.Runs);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Compiles_and_is_silent(string page, int line)
    {
        var problems = await SnippetProject.Compile(Find(page, line), "Snippet").ProblemsAsync();

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Theory]
    [MemberData(nameof(Running))]
    public async Task Does_what_the_page_says(string page, int line)
    {
        var snippet = Find(page, line);

        var run = await SnippetRun.OfAsync(snippet);

        Assert.True(run.ExitCode == 0, run.Log);
        if (snippet.ExpectedOutput is { } output) AssertOutput(output, run);
        if (snippet.ExpectedLog is { } log) AssertLog(log, run);
        Assert.True((snippet.ExpectedOutput ?? snippet.ExpectedLog) is not null, $"No block of text says what {page}.md:{line} writes. It wrote:\n{run.Output}\n{run.Log}");
    }

    private static void AssertOutput(string expected, SnippetRun run) =>
        Assert.True(Pattern(expected.TrimEnd()).IsMatch(run.Output.TrimEnd()), $"It should write:\n{expected}\nIt wrote:\n{run.Output}\nand logged:\n{run.Log}");

    private static void AssertLog(string expected, SnippetRun run)
    {
        var lines = new Queue<string>(run.Log.Split('\n'));
        foreach (var line in expected.TrimEnd().Split('\n'))
        {
            while (lines.TryPeek(out var next) && !Pattern(line).IsMatch(next)) lines.Dequeue();
            Assert.True(lines.TryDequeue(out _), $"It should log, in order:\n{expected}\nThis is missing or too late:\n{line}\nIt logged:\n{run.Log}");
        }
    }

    /// <summary>What varies is written as on some day: the time of a line, the end of the name of a task run; and <c>...</c> is any text.</summary>
    private static Regex Pattern(string text)
    {
        var pattern = string.Join("[^\n]*?", text.Split("...").Select(Regex.Escape));
        pattern = TimePattern().Replace(pattern, @"\d\d:\d\d:\d\d\.\d{3}");
        return new($@"\A{SuffixPattern().Replace(pattern, "-[0-9a-f]{3}")}\z");
    }

    private static Snippet Find(string page, int line) => GuidePage.Read(page).Snippets.Single(snippet => snippet.Line == line);

    private static TheoryData<string, int> Snippets(Func<Snippet, bool> which)
    {
        var data = new TheoryData<string, int>();
        foreach (var snippet in GuideFolder.Pages.SelectMany(page => GuidePage.Read(page).Snippets).Where(which)) data.Add(snippet.Page, snippet.Line);
        return data;
    }

    [GeneratedRegex(@"\d\d:\d\d:\d\d\\\.\d{3}")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"-[0-9a-f]{3}\b")]
    private static partial Regex SuffixPattern();
}
