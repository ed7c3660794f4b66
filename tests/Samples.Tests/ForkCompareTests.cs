using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samples.Tests;

/// <summary>The fork-and-compare sample, as a user meets it: one command, a log, a table and a file.</summary>
public sealed class ForkCompareTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Compares_what_came_back_and_says_why_the_rest_did_not()
    {
        var result = await RunAsync();

        Assert.Empty(result.ErrorLines);
        Assert.Equal(0, result.ExitCode);
        AssertRow(result, "terse", "Completed", attempts: 2);
        AssertRow(result, "plain", "Completed", attempts: 2);
        AssertRow(result, "thorough", "Completed", attempts: 2);
        AssertRow(result, "playful", "Completed", attempts: 1);
        AssertRow(result, "cheap", "Completed", attempts: 1);
        AssertRow(result, "busy", "Failed", attempts: 5, "Response status code does not indicate success: 503 (Service Unavailable).");
        AssertRow(result, "wild", "Failed", attempts: 1, "temperature must be between 0 and 2");
        Assert.Contains("The best answer is that of 'thorough'.", result.Output);
    }

    [Fact]
    public async Task Waits_as_long_as_it_is_asked_to_and_gives_up_on_what_is_slow()
    {
        var result = await RunAsync();

        Assert.Matches(@"'ask thorough' - .*429 \(Too Many Requests\): come back in 1 second\(s\)\. - Retry 1/4 will start 1 second\(s\) from now", result.Error);
        Assert.Matches(@"'ask terse' - Task run exceeded timeout of 2 second\(s\) - Retry 1/4 will start 0\.\d+ second\(s\) from now", result.Error);
        Assert.Matches(@"'ask plain' - .*503 \(Service Unavailable\)\. - Retry 1/4 will start 0\.\d+ second\(s\) from now", result.Error);
        Assert.DoesNotMatch("'ask wild' .*Retry", result.Error);
        Assert.Matches("'Rate-[0-9a-f]+' - Finished in state NotReady", result.Error);
    }

    [Fact]
    public async Task Writes_the_comparison_to_the_file_it_is_given()
    {
        await RunAsync("--output", "here.json");

        using var comparison = JsonDocument.Parse(await File.ReadAllTextAsync(_directory.File("here.json")));
        var results = comparison.RootElement.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(7, results.Count);
        Assert.Equal("thorough", results[0].GetProperty("branch").GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, results[^1].GetProperty("answer").ValueKind);
    }

    [Fact]
    public async Task Says_that_the_comparison_cannot_be_written()
    {
        var result = await RunAsync("--output", "missing/out.json");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: ", Assert.Single(result.ErrorLines));
        Assert.Contains("missing", result.ErrorLines.Single());
    }

    [Fact]
    public async Task Refuses_an_endpoint_that_is_no_address()
    {
        var result = await RunAsync("--endpoint", "models");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("'models' is no http or https address.", result.Error);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [UnixFact]
    public async Task Ends_as_cancelled_when_terminated()
    {
        var arrived = new TaskCompletionSource();
        await using var endpoint = await StubServer.StartAsync(http =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        });
        using var sample = SampleProcess.Start("ForkCompare", _directory.Path, "--endpoint", endpoint.Address);
        await arrived.Task;

        sample.Send(PosixSignal.SIGTERM);
        var result = await sample.ExitAsync();

        Assert.EndsWith("cancelled\n", result.Error);
        Assert.Equal(130, result.ExitCode);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    private Task<SampleResult> RunAsync(params string[] arguments) => SampleProcess.RunAsync("ForkCompare", _directory.Path, arguments);

    private static void AssertRow(SampleResult result, string branch, string state, int attempts, string? error = null) =>
        Assert.Matches(
            new Regex($@"^{branch} +[\w-]+ +{state} +{attempts} +\d+\.\d\d +[\d.-]+ +{(error is null ? "" : Regex.Escape(error[..Math.Min(error.Length, 60)]))}", RegexOptions.Multiline), result.Output);
}
