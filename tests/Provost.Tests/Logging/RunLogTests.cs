using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>What run loggers write, and what they say about the run.</summary>
public sealed class RunLogTests
{
    [Fact] // Row 215
    [PrefectBehaviour("215")]
    public void There_is_no_run_logger_outside_a_run()
    {
        var exception = Assert.Throws<MissingRunContextException>(() => Run.Logger);

        Assert.Contains("no active flow or task run", exception.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<InvalidOperationException>(exception);
    }

    [Fact]
    public async Task Messages_carry_the_run_its_flow_and_the_attempt()
    {
        using var engine = new TestEngine();
        var task = Define.Task(
            () =>
            {
                Run.Logger.LogInformation("attempt {Number}", Run.TaskRun!.RunCount);
                return Run.TaskRun!.RunCount == 2 ? Task.FromResult(1) : throw new InvalidOperationException();
            },
            new TaskAttribute("load") { Retries = 1 });

        await Define.Flow(() => task.RunAsync(default), new FlowAttribute("etl")).RunAsync(default);

        var entry = engine.Log.Single("attempt 2");
        Assert.Equal("Provost.TaskRuns", entry.Category);
        Assert.Equal(engine.TaskRun.Id, entry.Scope["TaskRunId"]);
        Assert.Equal(engine.TaskRun.Name, entry.Scope["TaskRunName"]);
        Assert.Equal("load", entry.Scope["TaskName"]);
        Assert.Equal(engine.FlowRun.Id, entry.Scope["FlowRunId"]);
        Assert.Equal(engine.FlowRun.Name, entry.Scope["FlowRunName"]);
        Assert.Equal("etl", entry.Scope["FlowName"]);
        Assert.Equal(2, entry.Scope["Attempt"]);
        Assert.Equal(1, engine.Log.Single("attempt 1").Scope["Attempt"]);
    }

    [Fact]
    public async Task A_flow_logs_under_its_own_category_and_has_no_task_in_its_scope()
    {
        using var engine = new TestEngine();

        await Define.Flow(() =>
        {
            Run.Logger.LogWarning("from the flow");
            return Task.FromResult(1);
        }).RunAsync(default);

        var entry = engine.Log.Single("from the flow");
        Assert.Equal("Provost.FlowRuns", entry.Category);
        Assert.DoesNotContain("TaskRunId", entry.Scope.Keys);
    }

    [Fact]
    public async Task The_end_of_a_run_is_logged_as_an_error_unless_it_completed()
    {
        using var engine = new TestEngine();

        await Define.Task(() => Task.FromResult(1)).RunStateAsync(default);
        await Define.Task<int>(() => throw new InvalidOperationException("no")).RunStateAsync(default);

        Assert.Equal(LogLevel.Information, engine.Log.Single("Finished in state Completed()").Level);
        Assert.Equal(LogLevel.Error, engine.Log.Single("Finished in state Failed(").Level);
    }

    [Fact]
    public async Task A_failure_without_retries_is_logged_with_its_exception_and_no_word_of_retries()
    {
        using var engine = new TestEngine();
        var thrown = new InvalidOperationException("no");

        await Define.Task<int>(() => throw thrown).RunStateAsync(default);

        Assert.Same(thrown, Assert.Single(engine.Log.Entries, entry => entry.Message == "Task run failed with exception: InvalidOperationException: no").Exception);
    }

    [Fact]
    public async Task A_level_that_is_off_costs_no_scope()
    {
        using var engine = new TestEngine(log: new LogCollector(LogLevel.Critical));

        await Define.Task(() =>
        {
            Run.Logger.LogInformation("unheard");
            return Task.FromResult(1);
        }).RunAsync(default);

        Assert.Equal(0, engine.Log.Scopes);
        Assert.Empty(engine.Log.Entries);
    }

    [Fact]
    public async Task An_observer_that_throws_is_logged_and_the_run_goes_on()
    {
        using var engine = new TestEngine(configure: options => options with { Observers = [new Broken(), .. options.Observers] });

        Assert.Equal(1, await Define.Task(() => Task.FromResult(1)).RunAsync(default));

        Assert.Equal(3, engine.Log.Messages.Count(message => message.Contains(nameof(Broken), StringComparison.Ordinal)));
        Assert.True(engine.TaskRun.State.IsCompleted);
    }

    [Fact]
    public async Task Loggers_can_be_silenced_where_code_asks_for_it_and_speak_elsewhere()
    {
        using var engine = new TestEngine();
        var (silenced, heard) = (new TaskCompletionSource(), new TaskCompletionSource());
        var task = Define.Task<string, int>(text =>
        {
            Run.Logger.LogWarning("{Text}", text);
            return Task.FromResult(1);
        });

        async Task Silently()
        {
            using (Run.DisableLogger())
            {
                silenced.SetResult();
                await heard.Task;
                await task.RunAsync(new("unheard"));
            }

            await task.RunAsync(new("after"));
        }

        var silent = Silently();
        await silenced.Task;
        await task.RunAsync(new("elsewhere"));
        heard.SetResult();
        await silent;

        Assert.Equal(
            ["elsewhere", "Finished in state Completed()", "after", "Finished in state Completed()"],
            engine.Log.Messages);
    }

    [Fact]
    public void A_silenced_logger_needs_no_run()
    {
        using (Run.DisableLogger())
        {
            using (Run.DisableLogger()) Run.Logger.LogCritical("unheard");
            Run.Logger.LogCritical("unheard");
        }

        Assert.Throws<MissingRunContextException>(() => Run.Logger);
    }

    [Fact]
    public async Task The_logger_of_a_run_can_be_used_by_code_that_is_not_part_of_it()
    {
        using var engine = new TestEngine();
        await Define.Task(() => Task.FromResult(1)).RunAsync(default);

        engine.TaskRun.Logger.LogInformation("from outside");

        Assert.Equal(engine.TaskRun.Id, engine.Log.Single("from outside").Scope["TaskRunId"]);
    }

    [Fact]
    public void Each_message_of_the_engine_has_an_event_id_of_its_own()
    {
        var ids = typeof(EngineLog).GetMethods()
            .Select(method => method.GetCustomAttributes(typeof(LoggerMessageAttribute), inherit: false).Cast<LoggerMessageAttribute>().SingleOrDefault()?.EventId)
            .OfType<int>()
            .ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }

    private sealed class Broken : IRunObserver
    {
        public void OnStateChanged(RunContext run, State? previous, State current) => throw new InvalidOperationException();
    }
}
