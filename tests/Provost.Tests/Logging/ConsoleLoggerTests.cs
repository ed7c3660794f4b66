using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>What a program sees that configures no logging.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class ConsoleLoggerTests
{
    [Fact]
    public async Task Runs_are_logged_to_standard_error_in_Prefects_format()
    {
        var text = await ErrorOutputOf(async () =>
        {
            using var engine = new TestEngine(configure: options => options with { LoggerFactory = null });
            var task = Define.Task(() =>
            {
                Run.Logger.LogWarning("hello {Name}", "world");
                Run.Logger.LogDebug("not shown");
                return Task.FromResult(1);
            });
            await task.RunAsync(default);
            await Define.Flow(() => Task.FromResult(1), new FlowAttribute("etl") { RunName = "nightly" }).RunAsync(default);
        });

        Assert.Equal(
            """
            12:00:00.000 | WARNING | Task run 'Work' - hello world
            12:00:00.000 | INFO    | Task run 'Work' - Finished in state Completed()
            12:00:00.000 | INFO    | Flow run 'nightly' - Beginning flow run 'nightly' for flow 'etl'
            12:00:00.000 | INFO    | Flow run 'nightly' - Finished in state Completed()

            """.ReplaceLineEndings(),
            text);
    }

    [Theory]
    [InlineData(ThrowingLogger.Place.IsEnabled)]
    [InlineData(ThrowingLogger.Place.BeginScope)]
    [InlineData(ThrowingLogger.Place.Log)]
    [InlineData(ThrowingLogger.Place.EndOfScope)]
    public async Task A_logger_of_the_program_that_throws_costs_messages_and_no_run(ThrowingLogger.Place place)
    {
        var text = await ErrorOutputOf(async () =>
        {
            using var logger = new ThrowingLogger(place);
            using var engine = new TestEngine(configure: options => options with { LoggerFactory = logger });
            var task = Define.Task(
                () =>
                {
                    using (Run.Logger.BeginScope("a scope")) Run.Logger.LogWarning("hello");
                    return Run.TaskRun!.RunCount == 2 ? Task.FromResult(1) : throw new InvalidOperationException("first");
                },
                new TaskAttribute { Retries = 1 });

            var state = await Define.Flow(() => task.RunAsync(default)).RunStateAsync(default);

            Assert.Equal(1, state.Result());
            Assert.Equal("Pending, Running, Retrying, Completed", engine.NamesOf(engine.TaskRun));
        });

        Assert.Equal(2, text.Split("The logger threw").Length - 1);
        Assert.Contains($"Provost.TaskRuns - The logger threw, and a message is lost.", text, StringComparison.Ordinal);
        Assert.Contains($"broken in {place}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_follows_its_message()
    {
        var text = await ErrorOutputOf(async () =>
        {
            using var engine = new TestEngine(configure: options => options with { LoggerFactory = null });
            await Define.Task<int>(() => throw new InvalidOperationException("no")).RunStateAsync(default);
        });

        Assert.Contains("| ERROR   | Task run 'Work' - Task run failed with exception: InvalidOperationException: no", text, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: no" + Environment.NewLine + "   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_have_colours_where_the_setting_says_so_and_none_where_output_is_redirected()
    {
        var text = await ErrorOutputOf(async () =>
        {
            foreach (var colors in new bool?[] { true, null })
            {
                using var engine = new TestEngine(configure: options => options with { LoggerFactory = null, ConsoleColors = colors });
                await Define.Task(() => Task.FromResult(1)).RunAsync(default);
            }
        });

        Assert.Equal(
            $"12:00:00.000 | \u001b[36mINFO   \u001b[0m | Task run 'Work' - Finished in state Completed(){Environment.NewLine}"
            + $"12:00:00.000 | INFO    | Task run 'Work' - Finished in state Completed(){Environment.NewLine}",
            text);
    }

    [Theory]
    [InlineData(null, false, null, true)]
    [InlineData(null, true, null, false)]
    [InlineData(null, false, "1", false)]
    [InlineData(null, false, "", true)]
    [InlineData(true, true, "1", true)]
    [InlineData(false, false, null, false)]
    public void Colours_are_for_terminals_unless_NO_COLOR_is_set_and_the_setting_decides_over_both(bool? setting, bool isRedirected, string? noColor, bool expected)
    {
        var environment = new Dictionary<string, string?> { ["NO_COLOR"] = noColor, ["TERM"] = "xterm-256color", ["WT_SESSION"] = "1" };

        Assert.Equal(expected, ConsoleColoring.IsOn(setting, isRedirected, environment.GetValueOrDefault));
    }

    [Fact]
    public async Task Lines_of_concurrent_runs_do_not_mix()
    {
        var text = await ErrorOutputOf(async () =>
        {
            using var engine = new TestEngine(configure: options => options with { LoggerFactory = null });
            var task = Define.Task<int, int>(x =>
            {
                Run.Logger.LogInformation("{Text}", new string((char)('a' + (x % 26)), 200));
                return Task.FromResult(x);
            });
            await Define.Flow(async () =>
            {
                await Futures.WaitAllAsync(Enumerable.Range(0, 100).Select(x => task.Submit(new(x))));
                return 1;
            }).RunAsync(default);
        });

        var lines = text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(202, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^12:00:00\.\d{3} \| INFO    \| (Task|Flow) run '[^']+' - (([a-z])\3{199}|Finished in state Completed\(\)|Beginning flow run .*)$", line));
    }

    private static async Task<string> ErrorOutputOf(Func<Task> action)
    {
        var before = Console.Error;
        using var writer = new StringWriter();
        Console.SetError(writer);
        try
        {
            await action();
        }
        finally
        {
            Console.SetError(before);
        }

        return writer.ToString();
    }
}
