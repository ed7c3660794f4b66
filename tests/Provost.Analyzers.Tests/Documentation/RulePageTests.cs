namespace Provost.Analyzers.Tests.Documentation;

/// <summary>Every rule has a page, and every page says what a reader of a report needs.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_rule_has_a_page(string id) =>
        Assert.True(RulePage.Exists(RuleCatalogue.Rule(id)), $"analyzers-docs/{id}.md is missing.");

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_head_is_what_the_descriptor_says(string id)
    {
        var rule = RuleCatalogue.Rule(id);
        var page = RulePage.Read(rule);

        RuleDocs.AssertCurrent(page.Path, page.Text, page.WithHeadOf(rule));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_six_sections_in_order_each_with_text(string id)
    {
        var page = RulePage.Read(RuleCatalogue.Rule(id));

        Assert.Equal(RulePage.RequiredSections.AsEnumerable(), page.Sections);
        Assert.All(RulePage.RequiredSections, section => Assert.NotEmpty(page.Section(section)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_shows_bad_and_good_code_and_marks_every_block(string id)
    {
        var blocks = RulePage.Read(RuleCatalogue.Rule(id)).CodeBlocks;
        var markers = blocks.Where(block => block.IsCSharp || block.IsAdditionalFile).Select(block => block.Verdict).ToList();

        Assert.Contains(RulePageBlock.Bad, markers);
        Assert.Contains(RulePageBlock.Good, markers);
        Assert.All(markers, marker => Assert.True(marker is RulePageBlock.Bad or RulePageBlock.Good, $"A block is marked '{marker}'."));
        Assert.All(blocks, block => Assert.NotEmpty(block.Language));
    }
}
