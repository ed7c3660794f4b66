using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>The page of a rule: a generated head, then sections, with marked blocks of code.</summary>
internal sealed partial class RulePage
{
    private const string FirstSection = "## ";

    private RulePage(string path, string text)
    {
        Path = path;
        Text = text;
        Sections = [.. SectionPattern().Matches(text).Select(match => match.Groups["title"].Value)];
        CodeBlocks = [.. BlockPattern().Matches(text).Select(match => new RulePageBlock(
            match.Groups["language"].Value,
            match.Groups["marker"].Value,
            match.Groups["code"].Value))];
    }

    public static ImmutableArray<string> RequiredSections { get; } =
        ["What it reports", "Why", "Example", "How to fix", "When to suppress", "Configuration"];

    public string Path { get; }

    public string Text { get; }

    public ImmutableArray<string> Sections { get; }

    public ImmutableArray<RulePageBlock> CodeBlocks { get; }

    public static bool Exists(DocumentedRule rule) => File.Exists(RuleDocs.PathTo(rule.PageName));

    public static RulePage Read(DocumentedRule rule) => Read(rule.PageName);

    /// <summary>Reads any page beside those of the rules too.</summary>
    public static RulePage Read(string page)
    {
        var path = RuleDocs.PathTo(page);
        return new(path, File.ReadAllText(path));
    }

    /// <summary>The text of a section, without its title.</summary>
    public string Section(string title)
    {
        var parts = Text.Split($"{FirstSection}{title}\n", 2);
        return parts.Length < 2 ? "" : parts[1].Split($"\n{FirstSection}", 2)[0].Trim();
    }

    /// <summary>The page with the head that the descriptor asks for.</summary>
    public string WithHeadOf(DocumentedRule rule)
    {
        var start = Text.IndexOf($"\n{FirstSection}", StringComparison.Ordinal);
        return HeadOf(rule) + (start < 0 ? Text : Text[(start + 1)..]);
    }

    private static string HeadOf(DocumentedRule rule) => $"""
        # {rule.Id}: {rule.Descriptor.Title}

        | Category | Default severity | Fix |
        | --- | --- | --- |
        | {rule.Descriptor.Category} | {rule.Severity} | {rule.Fix} |


        """;

    [GeneratedRegex(@"^## (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^```(?<language>\w*)[ ]?(?<marker>.*)\n(?<code>(?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex BlockPattern();
}
