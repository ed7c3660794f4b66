using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests;

public class SmokeTests
{
    [Fact]
    public Task Analyzer() => new AnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = [|0|]; int g = {|ZERO:0|}; }" }.RunAsync();

    [Fact]
    public async Task AnalyzerFails()
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => new AnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = 0; int g = {|ZERO:0|}; }" }.RunAsync());
        Assert.Contains("expected \"1\" actual \"2\"", e.Message);
    }

    [Fact]
    public Task Fix() => new CodeFixTest<ZeroAnalyzer, ReplaceZeroFix> { TestCode = "class C { int f = [|0|]; int g = {|ZERO:0|}; }", FixedCode = "class C { int f = 1; int g = 1; }" }.RunAsync();
}
