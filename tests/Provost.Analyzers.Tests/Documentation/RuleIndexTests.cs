using System.Text;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>The table of rules in <c>analyzers-docs/README.md</c> is what the descriptors say.</summary>
public sealed class RuleIndexTests
{
    private const string Start = "<!-- rules: generated from the descriptors -->\n";
    private const string End = "<!-- end of rules -->\n";

    [Fact]
    public void The_index_lists_every_rule_as_its_descriptor_says()
    {
        var current = File.ReadAllText(RuleDocs.IndexPath);
        var head = current.Split(Start, 2);
        Assert.True(head.Length == 2, "The index has lost the line where the table starts.");
        var tail = head[1].Split(End, 2);
        Assert.True(tail.Length == 2, "The index has lost the line where the table ends.");

        RuleDocs.AssertCurrent(RuleDocs.IndexPath, current, head[0] + Start + Table() + End + tail[1]);
    }

    [Fact]
    public void No_page_stands_for_a_rule_that_does_not_exist()
    {
        var pages = Directory.EnumerateFiles(RuleDocs.PathTo(""), "PRV*.md").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Empty(pages.Except(RuleCatalogue.Rules.Select(rule => rule.Id)));
    }

    private static string Table()
    {
        var table = new StringBuilder("""

            | Rule | Title | Category | Default | Fix |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var rule in RuleCatalogue.Rules)
        {
            table.Append($"| [{rule.Id}]({rule.PageName}) | {rule.Descriptor.Title} | {rule.Descriptor.Category} | {rule.Severity} | {rule.Fix} |\n");
        }

        return table.Append('\n').ToString();
    }
}
