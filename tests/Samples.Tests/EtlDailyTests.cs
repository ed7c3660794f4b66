using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Provost.Tests;

namespace Samples.Tests;

/// <summary>The main job, as a user meets it: a process with options, output and an exit code.</summary>
public sealed class EtlDailyTests : IDisposable
{
    private const string Csv =
        """
        country,name,coordinates,zone,comments
        PT,Portugal,+3843-00908,Europe/Lisbon,Portugal (mainland)
        PT,Portugal,+3744-02540,Atlantic/Azores,"Azores, all of them"
        AD,Andorra,+4230+00131,Europe/Andorra,

        """;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Runs_without_options_and_survives_a_busy_source()
    {
        var result = await RunAsync();

        Assert.Empty(result.ErrorLines);
        Assert.Equal(0, result.ExitCode);

        var lines = await File.ReadAllLinesAsync(_directory.File("timezones-by-country.csv"));
        Assert.Equal(1 + 247, lines.Length);
        Assert.Equal("country,name,zones,solar_span_minutes,westernmost_zone,easternmost_zone", lines[0]);
        Assert.Contains("RU,Russia,26,628,Europe/Kaliningrad,Asia/Anadyr", lines);
        Assert.Contains("NZ,New Zealand,2,35,Pacific/Auckland,Pacific/Chatham", lines);

        Assert.Contains("The widest of 247 countries is", result.Error);
        Assert.Contains("Finding: 7 countries in several regions: ", result.Output);
    }

    [Fact]
    public async Task Ends_with_each_run_its_state_attempts_and_duration()
    {
        var result = await RunAsync();

        // Two refusals, one timeout, then the data; the second extract comes from the cache.
        Assert.Contains("exceeded timeout", result.Error);
        AssertRun(result, depth: 0, "etl-daily '[a-z]+-[a-z]+'", "Completed", attempts: "1");
        AssertRun(result, depth: 1, "Extract-\\w+", "Completed", attempts: "4");
        AssertRun(result, depth: 1, "Parse-\\w+", "Completed", attempts: "1");
        AssertRun(result, depth: 1, "quality '[a-z]+-[a-z]+'", "Completed", attempts: "1");
        AssertRun(result, depth: 2, "Extract-\\w+", "Cached", attempts: "1");
        AssertRun(result, depth: 2, "CheckNamesAreUnique-\\w+", "Completed", attempts: "1");
        AssertRun(result, depth: 2, "CheckCountriesLieInOneRegion-\\w+", "Failed", attempts: "1");
        AssertRun(result, depth: 1, "Load-\\w+", "Completed", attempts: "1");
    }

    [Fact]
    public async Task Reads_the_source_and_writes_the_file_that_it_is_given()
    {
        await using var source = await StubServer.StartAsync(http => http.Response.WriteAsync(Csv));

        var result = await RunAsync("--source", source.Address, "--output", "here.csv");

        Assert.Empty(result.ErrorLines);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, source.Requests);
        Assert.Equal(
            """
            country,name,zones,solar_span_minutes,westernmost_zone,easternmost_zone
            PT,Portugal,2,66,Atlantic/Azores,Europe/Lisbon
            AD,Andorra,1,0,Europe/Andorra,Europe/Andorra

            """,
            await File.ReadAllTextAsync(_directory.File("here.csv")));
    }

    [Fact]
    public async Task Takes_a_refusal_as_final()
    {
        await using var source = await StubServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });

        var result = await RunAsync("--source", source.Address);

        AssertFails(result, $"{source.Address} answered 404 (NotFound)");
        Assert.Equal(1, source.Requests);
    }

    [Fact]
    public async Task Tries_again_when_it_asked_too_often()
    {
        var answers = 0;
        await using var source = await StubServer.StartAsync(http =>
        {
            http.Response.StatusCode = Interlocked.Increment(ref answers) == 1 ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
            return http.Response.WriteAsync(Csv);
        });

        var result = await RunAsync("--source", source.Address);

        Assert.Equal(0, result.ExitCode);
        AssertRun(result, depth: 1, "Extract-\\w+", "Completed", attempts: "2");
    }

    [Fact]
    public async Task Gives_up_on_a_source_that_stays_unreachable()
    {
        string gone;
        await using (var source = await StubServer.StartAsync(_ => Task.CompletedTask))
            gone = source.Address;

        var result = await RunAsync("--source", gone);

        AssertFails(result, $"cannot download {gone}: ");
        AssertRun(result, depth: 1, "Extract-\\w+", "Failed", attempts: "5");
    }

    [Fact]
    public async Task Says_that_the_source_is_no_csv()
    {
        await using var source = await StubServer.StartAsync(http => http.Response.WriteAsync("<!doctype html><title>Sign in</title>"));

        var result = await RunAsync("--source", source.Address);

        AssertFails(result, $"cannot read {source.Address}: the data is not the expected CSV");
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Says_that_the_output_has_no_directory()
    {
        await using var source = await StubServer.StartAsync(http => http.Response.WriteAsync(Csv));

        var result = await RunAsync("--source", source.Address, "--output", "missing/out.csv");

        AssertFails(result, "cannot write missing/out.csv: no such directory");
    }

    [Fact]
    public async Task Says_that_the_output_is_a_directory()
    {
        await using var source = await StubServer.StartAsync(http => http.Response.WriteAsync(Csv));

        var result = await RunAsync("--source", source.Address, "--output", _directory.Path);

        AssertFails(result, $"cannot write {_directory.Path}: ");
    }

    [DeviceFact("/dev/full")]
    public async Task Says_that_the_disk_is_full()
    {
        await using var source = await StubServer.StartAsync(http => http.Response.WriteAsync(Csv));

        var result = await RunAsync("--source", source.Address, "--output", "/dev/full");

        AssertFails(result, "cannot write /dev/full: No space left on device");
    }

    [SignalFact]
    public Task Ends_as_cancelled_on_Ctrl_C() => EndsAsCancelledAsync(PosixSignal.SIGINT);

    [UnixFact]
    public Task Ends_as_cancelled_when_terminated() => EndsAsCancelledAsync(PosixSignal.SIGTERM);

    [Theory]
    [InlineData("'--sauce'", "--sauce", "http://localhost")]
    [InlineData("'extra'", "extra")]
    [InlineData("'not an address' is no http or https address", "--source", "not an address")]
    [InlineData("'ftp://localhost/data' is no http or https address", "--source", "ftp://localhost/data")]
    [InlineData("'--source'", "--source")]
    [InlineData("'--output'", "--output")]
    [InlineData("--output needs the name of a file", "--output", "")]
    public async Task Refuses_what_it_does_not_understand(string reason, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(result.ErrorLines, line => line.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(result.Output);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Explains_its_options()
    {
        var result = await RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--source <url>", result.Output);
        Assert.Contains("--output <file>", result.Output);
        Assert.Contains("timezones-by-country.csv", result.Output);
    }

    private async Task EndsAsCancelledAsync(PosixSignal signal)
    {
        var arrived = new TaskCompletionSource();
        await using var source = await StubServer.StartAsync(http =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        });
        using var sample = SampleProcess.Start("EtlDaily", _directory.Path, "--source", source.Address);
        await arrived.Task;

        sample.Send(signal);
        var result = await sample.ExitAsync();

        Assert.Empty(result.ErrorLines);
        Assert.EndsWith("\ncancelled\n", result.Error);
        Assert.Equal(130, result.ExitCode);
        AssertRun(result, depth: 0, "etl-daily '[a-z]+-[a-z]+'", "Cancelled", attempts: "1");
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    private Task<SampleResult> RunAsync(params string[] arguments) => SampleProcess.RunAsync("EtlDaily", _directory.Path, arguments);

    private static void AssertFails(SampleResult result, string reason)
    {
        Assert.StartsWith("error: " + reason, Assert.Single(result.ErrorLines));
        Assert.Equal(1, result.ExitCode);
    }

    private static void AssertRun(SampleResult result, int depth, string name, string state, string attempts) =>
        Assert.Matches(new Regex($@"^ {{{2 * depth}}}{name} +{state} +{attempts} +\d+\.\d{{3}} s\r?$", RegexOptions.Multiline), result.Output);
}
