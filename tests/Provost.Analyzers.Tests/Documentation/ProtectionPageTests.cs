using System.Text;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>The page for newcomers says of every rule what it protects from, and its code is what it says it is.</summary>
public sealed class ProtectionPageTests
{
    private const string PageName = "protection.md";
    private const string Start = "<!-- rules: generated from the descriptors -->\n";
    private const string End = "<!-- end of rules -->\n";

    private static readonly (string Family, string Title)[] s_families =
    [
        ("0", "Code that does not do what it says"),
        ("1", "Failures that are not survived"),
        ("2", "Secrets that get out"),
        ("3", "States and futures misread"),
        ("4", "Runs that nobody can follow"),
        ("5", "Results that are wrong when they are reused"),
        ("6", "Deployments that do not fit the code"),
    ];

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, RulePage.Read(PageName).CodeBlocks.Length)];

    [Fact]
    public void It_says_what_every_rule_protects_from()
    {
        var page = RulePage.Read(PageName);
        var head = page.Text.Split(Start, 2);
        Assert.True(head.Length == 2, "The page has lost the line where the rules start.");
        var tail = head[1].Split(End, 2);
        Assert.True(tail.Length == 2, "The page has lost the line where the rules end.");

        RuleDocs.AssertCurrent(page.Path, page.Text, head[0] + Start + Tables() + End + tail[1]);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Its_code_is_reported_by_the_rules_it_names(int block)
    {
        var example = RulePage.Read(PageName).CodeBlocks[block];
        Assert.True(example.IsCSharp, "Only C# is shown on this page.");
        var compiled = RulePageExample.Compile(example.Code);

        Assert.Empty(compiled.CompilerDiagnostics(DiagnosticSeverity.Error));
        Assert.Equal(
            example.Marker == RulePageBlock.Good ? [] : example.Marker.Split(' ').Skip(1),
            (await compiled.ReportsAsync()).Select(report => report.Id).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Tables()
    {
        var tables = new StringBuilder();
        foreach (var (family, title) in s_families)
        {
            var rules = RuleCatalogue.Rules.Where(rule => rule.Id[3..4] == family).ToList();
            if (rules.Count == 0) continue;
            tables.Append($"\n## {title}\n\n| What goes wrong | Rule |\n| --- | --- |\n");
            foreach (var rule in rules)
            {
                tables.Append($"| {rule.Descriptor.Description} | [{rule.Id}]({rule.PageName}): {rule.Descriptor.Title} |\n");
            }
        }

        return tables.Append('\n').ToString();
    }
}
