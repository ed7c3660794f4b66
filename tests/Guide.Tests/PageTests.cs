using System.Text.RegularExpressions;

namespace Guide.Tests;

/// <summary>The pages hang together: each is in the index, has code, and its links lead somewhere.</summary>
public sealed partial class PageTests
{
    private static readonly string[] s_documents = ["README.md", "docs/prefect.md", "docs/guide/README.md"];

    public static TheoryData<string> Pages => [.. GuideFolder.Pages];

    public static TheoryData<string> Documents => [.. s_documents.Concat(GuideFolder.Pages.Select(page => $"docs/guide/{page}.md"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Is_in_the_index(string page) => Assert.Contains($"]({page}.md)", File.ReadAllText(GuideFolder.Index));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Has_a_title_and_code(string page)
    {
        var read = GuidePage.Read(page);

        Assert.StartsWith("# ", read.Text);
        Assert.NotEmpty(read.Snippets);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
    {
        var path = Path.Combine(GuideFolder.RepositoryRoot, document);

        foreach (var link in LinkPattern().Matches(File.ReadAllText(path)).Select(match => match.Groups["target"].Value).Where(IsLocal))
        {
            var parts = link.Split('#', 2);
            var target = parts[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} links to {link}, which is not there.");
            if (parts.Length == 2) Assert.True(Anchors(target).Contains(parts[1]), $"{document} links to {link}; {parts[0]} has no such heading.");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Examples_use_no_directories_of_one_machine(string document) =>
        Assert.DoesNotMatch(AbsolutePathPattern(), File.ReadAllText(Path.Combine(GuideFolder.RepositoryRoot, document)));

    private static bool IsLocal(string link) => !link.Contains("://", StringComparison.Ordinal);

    private static IEnumerable<string> Anchors(string path) =>
        HeadingPattern().Matches(File.ReadAllText(path)).Select(match => NotInAnchors().Replace(match.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    /// <summary>Except where containers mount secrets, which is the same everywhere.</summary>
    [GeneratedRegex(@"(?<![\w.~/])/(tmp|var|srv|home|root|mnt|opt|work|Users|etc)/|\b[A-Z]:\\")]
    private static partial Regex AbsolutePathPattern();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex NotInAnchors();
}
