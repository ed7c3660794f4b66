using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests;

/// <summary>Runs tests that are meant to fail.</summary>
internal static class Expect
{
    /// <summary>The test fails, and the failure says all of <paramref name="parts"/>.</summary>
    public static async Task FailureAsync(AnalyzerTest<DefaultVerifier> test, params string[] parts)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
        Assert.All(parts, part => Assert.Contains(part, failure.Message));
    }
}
