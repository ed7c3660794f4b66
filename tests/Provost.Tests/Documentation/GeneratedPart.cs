namespace Provost.Tests;

/// <summary>
/// A part of a document that is made from the code, between <c>&lt;!-- begin name --&gt;</c> and <c>&lt;!-- end name --&gt;</c>. Run the tests with
/// <c>PROVOST_UPDATE_DOCS=1</c> to write it anew.
/// </summary>
internal static class GeneratedPart
{
    private const string UpdateVariable = "PROVOST_UPDATE_DOCS";

    public static void Verify(string document, string name, string expected)
    {
        var path = Repository.PathTo(document);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf($"<!-- begin {name} -->\n", StringComparison.Ordinal), text.IndexOf($"<!-- end {name} -->", StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, $"{document} has no part '{name}'.");

        start = text.IndexOf('\n', start) + 1;
        if (text[start..end] == expected) return;
        Assert.True(Environment.GetEnvironmentVariable(UpdateVariable) == "1", $"{document} is stale; run this test with {UpdateVariable}=1. It should read:\n{expected}");
        File.WriteAllText(path, text[..start] + expected + text[end..]);
    }
}
