namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diff by lines: the longest common subsequence is kept, the rest is marked <c>-</c> or <c>+</c>.</summary>
internal static class LineDiff
{
    /// <summary>The lines of the diff, each marked; line endings are made visible only where they are the sole difference.</summary>
    public static IEnumerable<string> Compute(string expected, string actual)
    {
        var expectedLines = SplitLines(expected);
        var actualLines = SplitLines(actual);
        if (expectedLines.SequenceEqual(actualLines))
        {
            expectedLines = SplitLinesWithEndings(expected);
            actualLines = SplitLinesWithEndings(actual);
        }

        return Merge(expectedLines, actualLines);
    }

    private static IEnumerable<string> Merge(string[] expected, string[] actual)
    {
        var common = CommonSuffixLengths(expected, actual);
        var (i, j) = (0, 0);
        while (i < expected.Length || j < actual.Length)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                yield return " " + expected[i];
                (i, j) = (i + 1, j + 1);
            }
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return "-" + expected[i++];
            }
            else
            {
                yield return "+" + actual[j++];
            }
        }
    }

    /// <summary>For each pair of positions, the length of the longest common subsequence of what follows them.</summary>
    private static int[,] CommonSuffixLengths(string[] expected, string[] actual)
    {
        var lengths = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
                lengths[i, j] = expected[i] == actual[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }

    private static string[] SplitLines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string[] SplitLinesWithEndings(string text)
        => text.Replace("\r", "<CR>").Replace("\n", "<LF>\n").Split('\n');
}
