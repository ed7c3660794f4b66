using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>Sending what runs write to the console to their loggers.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LogPrintsTests : IDisposable
{
    private readonly TextWriter _before = Console.Out;
    private readonly StringWriter _console = new();
    private readonly TestEngine _engine = new();

    public LogPrintsTests() => Console.SetOut(_console);

    public void Dispose()
    {
        Console.SetOut(_before);
        _engine.Dispose();
    }

    [Fact] // Row 217
    [PrefectBehaviour("217")]
    public async Task Prints_of_the_task_are_logged_at_information_and_the_console_is_as_before_afterwards()
    {
        var console = Console.Out;
        var task = Define.Task(
            async () =>
            {
                Console.WriteLine("one {0}", 1);
                await Task.Yield();
                Console.Write("tw");
                Console.Write("o\nthree\r\n");
                Console.Write('4');
                return 1;
            },
            new TaskAttribute { LogPrints = true });

        Console.WriteLine("before");
        await task.RunAsync(default);
        Console.WriteLine("after");

        Assert.Equal(["one 1", "two", "three", "4"], Printed());
        Assert.All(_engine.Log.Entries.Take(4), entry => Assert.Equal(LogLevel.Information, entry.Level));
        Assert.Equal(_engine.TaskRun.Id, _engine.Log.Single("one 1").Scope["TaskRunId"]);
        Assert.Equal($"before{Environment.NewLine}after{Environment.NewLine}", _console.ToString());
        Assert.Same(console, Console.Out);
    }

    [Fact] // Row 218
    [PrefectBehaviour("218")]
    public async Task A_task_does_as_its_flow_does()
    {
        var task = Define.Task(() => Print("from the task"));

        await Define.Flow(
            async () =>
            {
                await Print("from the flow");
                return await task.RunAsync(default);
            },
            new FlowAttribute { LogPrints = true }).RunAsync(default);

        Assert.Equal("Provost.FlowRuns", _engine.Log.Single("from the flow").Category);
        Assert.Equal("Provost.TaskRuns", _engine.Log.Single("from the task").Category);
        Assert.Empty(_console.ToString());
    }

    [Fact] // Row 219
    [PrefectBehaviour("219")]
    public async Task A_task_may_opt_out()
    {
        var task = Define.Task(() => Print("to the console"), new TaskAttribute { LogPrints = false });

        await Define.Flow(() => task.RunAsync(default), new FlowAttribute { LogPrints = true }).RunAsync(default);

        Assert.False(_engine.Log.Has("to the console"));
        Assert.Equal("to the console" + Environment.NewLine, _console.ToString());
    }

    [Fact]
    public async Task The_setting_decides_where_no_run_does()
    {
        using var engine = new TestEngine(configure: options => options with { LogPrints = true });

        await Define.Task(() => Print("logged")).RunAsync(default);
        await Define.Task(() => Print("printed"), new TaskAttribute { LogPrints = false }).RunAsync(default);

        Assert.True(engine.Log.Has("logged"));
        Assert.Equal("printed" + Environment.NewLine, _console.ToString());
    }

    [Fact]
    public async Task Code_outside_the_run_prints_to_the_console_meanwhile()
    {
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var task = Define.Task(
            async () =>
            {
                started.SetResult();
                await release.Task;
                return await Print("inside");
            },
            new TaskAttribute { LogPrints = true });

        var running = task.RunAsync(default);
        await started.Task;
        Console.WriteLine("outside");
        release.SetResult();
        await running;

        Assert.Equal(["inside"], Printed());
        Assert.Equal("outside" + Environment.NewLine, _console.ToString());
    }

    [Fact]
    public async Task Each_of_many_runs_at_once_gets_its_own_lines()
    {
        var task = Define.Task<int, int>(
            async x =>
            {
                Console.Write($"{x}:");
                await Task.Yield();
                Console.WriteLine(x);
                return x;
            },
            new TaskAttribute { LogPrints = true });

        await Define.Flow(async () =>
        {
            await Futures.WaitAllAsync(Enumerable.Range(0, 200).Select(x => task.Submit(new(x))));
            return default(NoResult);
        }).RunAsync(default);

        Assert.Equal(Enumerable.Range(0, 200).Select(x => $"{x}:{x}").Order(), Printed().Order());
    }

    [Fact]
    public async Task A_logger_that_prints_does_not_go_round_in_circles()
    {
        using var engine = new TestEngine(configure: options => options with { LoggerFactory = new Printing() });

        await Define.Task(() => Print("once"), new TaskAttribute { LogPrints = true }).RunAsync(default);

        Assert.Equal(1, _console.ToString().Split("once").Length - 1);
    }

    private IEnumerable<string> Printed() => _engine.Log.Messages.Where(message => !message.StartsWith("Finished", StringComparison.Ordinal) && !message.StartsWith("Beginning", StringComparison.Ordinal));

    private static Task<int> Print(string text)
    {
        Console.WriteLine(text);
        return Task.FromResult(1);
    }

    private sealed class Printing : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Console.WriteLine(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
