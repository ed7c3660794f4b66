using System.Text;
using System.Text.RegularExpressions;
using Provost.Analyzers.Configuration;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary><c>analyzers-docs/configuration.md</c> lists every option as its definition says, and no rule reads an option without one.</summary>
public sealed partial class OptionPageTests
{
    private const string Start = "<!-- options: generated from their definitions -->\n";
    private const string End = "<!-- end of options -->\n";

    private static string PagePath => RuleDocs.PathTo("configuration.md");

    [Fact]
    public void The_page_lists_every_option_as_its_definition_says()
    {
        var current = File.ReadAllText(PagePath);
        var head = current.Split(Start, 2);
        Assert.True(head.Length == 2, "The page has lost the line where the options start.");
        var tail = head[1].Split(End, 2);
        Assert.True(tail.Length == 2, "The page has lost the line where the options end.");

        RuleDocs.AssertCurrent(PagePath, current, head[0] + Start + Tables() + End + tail[1]);
    }

    [Fact]
    public void No_rule_reads_an_option_that_is_not_defined()
    {
        var named = Directory.EnumerateFiles(Path.Combine(RuleDocs.RepositoryRoot, "src", "Provost.Analyzers"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => OptionLiteral().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Distinct();

        Assert.All(named, key => Assert.Contains(OptionDefinitions.All, option => option.Key.StartsWith(key, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_option_is_defined_once_in_lower_case() =>
        Assert.Equal(
            OptionDefinitions.All.Select(option => option.Key.ToLowerInvariant()).Distinct(),
            OptionDefinitions.All.Select(option => option.Key));

    private static string Tables() =>
        Table("What is I/O", "For the rules about I/O, PRV101 and most of those that follow it.", OptionDefinitions.Io)
        + Table("Secrets", "For [PRV201](PRV201.md).", OptionDefinitions.Secrets)
        + Table("Leaks", "For [PRV202](PRV202.md).", OptionDefinitions.Leaks)
        + "\n";

    private static string Table(string title, string about, IReadOnlyCollection<OptionDefinition> options)
    {
        var table = new StringBuilder($"\n## {title}\n\n{about}\n\n| Option | What it takes | Default | What it changes |\n| --- | --- | --- | --- |\n");
        foreach (var option in options)
        {
            table.Append($"| `{option.Key}` | {Cell(option.Value)} | `{option.Default}` | {Cell(option.Description)} |\n");
        }

        table.Append("\n```ini\n[*.cs]\n");
        foreach (var option in options)
        {
            table.Append($"{option.Key} = {option.Example}\n");
        }

        return table.Append("```\n").ToString();
    }

    /// <summary>In a table a bar would end the cell, and stars would emphasize.</summary>
    private static string Cell(string text) => Quoted().Replace(text, "`$1`").Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("'([^' ]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(?<key>provost\\.[a-z_.]+)")]
    private static partial Regex OptionLiteral();
}
