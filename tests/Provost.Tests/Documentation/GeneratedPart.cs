using System.Reflection;

namespace Provost.Tests;

/// <summary>
/// A part of a document that is made from the code, between <c>&lt;!-- begin name --&gt;</c> and <c>&lt;!-- end name --&gt;</c>. Run the tests with
/// <c>PROVOST_UPDATE_SNAPSHOTS=1</c> to write it anew.
/// </summary>
internal static class GeneratedPart
{
    private static readonly string s_root = typeof(GeneratedPart).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static void Verify(string document, string name, string expected)
    {
        var path = Path.Combine(s_root, document);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf($"<!-- begin {name} -->\n", StringComparison.Ordinal), text.IndexOf($"<!-- end {name} -->", StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, $"{document} has no part '{name}'.");

        start = text.IndexOf('\n', start) + 1;
        if (Environment.GetEnvironmentVariable("PROVOST_UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, text[..start] + expected + text[end..]);
        else Assert.Equal(expected, text[start..end]);
    }
}
