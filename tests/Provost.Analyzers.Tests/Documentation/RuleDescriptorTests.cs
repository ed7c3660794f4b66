using System.Text.RegularExpressions;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>What every descriptor must have, so that a report can be understood, found and configured.</summary>
public sealed partial class RuleDescriptorTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Fact]
    public void There_are_rules_to_check() => Assert.NotEmpty(RuleCatalogue.Rules);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page_of_the_rule(string id) =>
        Assert.EndsWith($"/analyzers-docs/{id}.md", RuleCatalogue.Rule(id).Descriptor.HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_category_is_that_of_the_family(string id) =>
        Assert.Equal(
            id[3] switch
            {
                '0' => "Provost.Usage",
                '1' => "Provost.Reliability",
                '2' => "Provost.Security",
                '3' => "Provost.States",
                '4' => "Provost.Observability",
                '5' => "Provost.Caching",
                _ => "a family with a category",
            },
            RuleCatalogue.Rule(id).Descriptor.Category);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_rule_is_tracked_with_its_category_and_severity(string id)
    {
        var rule = RuleCatalogue.Rule(id);
        var entries = Directory
            .EnumerateFiles(Path.Combine(RuleDocs.RepositoryRoot, "src", "Provost.Analyzers"), "AnalyzerReleases.*.md")
            .SelectMany(File.ReadLines)
            .Select(line => ReleaseEntry().Match(line))
            .Where(match => match.Success && match.Groups["id"].Value == id);

        var entry = Assert.Single(entries);
        Assert.Equal(rule.Descriptor.Category, entry.Groups["category"].Value);
        Assert.Equal(rule.Descriptor.DefaultSeverity.ToString(), entry.Groups["severity"].Value);
        Assert.NotEmpty(entry.Groups["notes"].Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void One_id_is_one_title(string id) =>
        Assert.Single(RuleCatalogue.Analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => descriptor.Id == id)
            .Select(descriptor => descriptor.Title.ToString())
            .Distinct());

    [GeneratedRegex(@"^(?<id>PRV\d{3})\s*\|\s*(?<category>\S+)\s*\|\s*(?<severity>\w+)\s*\|\s*(?<notes>.*\S)\s*$")]
    private static partial Regex ReleaseEntry();
}
