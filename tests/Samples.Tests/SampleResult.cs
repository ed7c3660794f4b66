namespace Samples.Tests;

/// <summary>What a sample left behind.</summary>
internal sealed record SampleResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines that say what went wrong; a good program has one, and no stack trace beside it.</summary>
    public IReadOnlyList<string> ErrorLines
    {
        get
        {
            Assert.DoesNotContain("   at ", Error + Output);
            Assert.DoesNotContain("Unhandled exception", Error + Output);
            return [.. Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))];
        }
    }
}
