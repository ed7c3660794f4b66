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
