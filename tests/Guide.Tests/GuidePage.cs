using System.Text.RegularExpressions;

namespace Guide.Tests;

/// <summary>A page of the guide, taken apart into its snippets.</summary>
internal sealed partial class GuidePage
{
    private static readonly string[] s_markers = ["continues", "members", "run"];

    private GuidePage(string name, string text)
    {
        Name = name;
        Text = text;
        Snippets = [.. Read(name, text)];
    }

    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<Snippet> Snippets { get; }

    public static GuidePage Read(string name) => new(name, File.ReadAllText(GuideFolder.PathOf(name)).ReplaceLineEndings("\n"));

    private static IEnumerable<Snippet> Read(string page, string text)
    {
        var chain = new List<SnippetPart>();
        var files = new Dictionary<string, string>();
        var environment = new Dictionary<string, string>();
        Snippet? last = null;
        var context = new List<SnippetPart>();

        foreach (var block in Blocks(text))
        {
            switch (block)
            {
                case HiddenBlock { Kind: "environment" } hidden:
                    var assignment = hidden.Content.Trim().Split('=', 2);
                    environment[assignment[0]] = assignment[1];
                    break;

                case HiddenBlock hidden:
                    context.Add(new(hidden.Content, hidden.Line, IsMembers: false));
                    break;

                case Fence { FileName: { } name } fence:
                    files[name] = fence.Content;
                    break;

                case Fence { Language: "csharp" } fence:
                    if (last is not null) yield return last;
                    Assert.All(fence.Markers, marker => Assert.True(s_markers.Contains(marker), $"{page}.md:{fence.Line - 1}: unknown marker '{marker}'"));
                    if (!fence.Has("continues")) chain.Clear();
                    chain.AddRange([.. context, new(fence.Content, fence.Line, fence.Has("members"))]);
                    context.Clear();
                    last = new(page, fence.Line, [.. chain], fence.Has("run"), new Dictionary<string, string>(files), new Dictionary<string, string>(environment));
                    break;

                case Fence { Language: "text" } fence when last is { Runs: true }:
                    last = fence.Has("log") ? last with { ExpectedLog = fence.Content } : last with { ExpectedOutput = fence.Content };
                    break;
            }
        }

        if (last is not null) yield return last;
    }

    private static IEnumerable<object> Blocks(string text) => BlockPattern().Matches(text).Select(match =>
    {
        var content = match.Groups["content"];
        var line = text.AsSpan(0, content.Index).Count('\n') + 1;
        return match.Groups["kind"].Success
            ? new HiddenBlock(match.Groups["kind"].Value, content.Value, line)
            : (object)new Fence(match.Groups["language"].Value, match.Groups["markers"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), content.Value, line);
    });

    [GeneratedRegex(@"^```(?<language>\w*)(?<markers>[^\n]*)\n(?<content>(?:.*\n)*?)```$|^<!-- (?<kind>context|environment)\s(?<content>(?s:.*?))-->$", RegexOptions.Multiline)]
    private static partial Regex BlockPattern();
}
