namespace Provost.Tests;

/// <summary>Who can cancel a run, and what is no cancellation.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task The_callers_token_reaches_the_body_and_cancels_the_run()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var task = Define.Task(async token => await Never(token), new TaskAttribute { Retries = 3 });

        var running = task.RunAsync(default, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(running.IsCanceled);
        Assert.Equal("Pending, Running, Cancelled", engine.NamesOf(engine.TaskRun));
        Assert.Equal("Task run was cancelled.", engine.TaskRun.State.Message);
    }

    [Fact]
    public async Task A_run_whose_token_is_cancelled_before_it_starts_never_runs()
    {
        using var engine = new TestEngine();
        var calls = 0;

        var state = await Define.Task(() => Task.FromResult(++calls)).RunStateAsync(default, new CancellationToken(canceled: true));

        Assert.True(state.IsCancelled);
        Assert.Equal("Pending, Cancelled", engine.NamesOf(engine.TaskRun));
        Assert.Equal(0, calls);
        Assert.ThrowsAny<OperationCanceledException>(() => state.Result());
    }

    [Fact]
    public async Task Cancelling_a_flow_cancels_what_runs_in_it_though_nobody_passes_its_token_on()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var task = Define.Task(Never);

        var running = Define.Flow(() => task.RunAsync(default)).RunStateAsync(default, source.Token);
        await source.CancelAsync();
        var state = await running;

        Assert.True(state.IsCancelled);
        Assert.Equal("Pending, Running, Cancelling, Cancelled", engine.NamesOf(engine.FlowRun));
        Assert.True(engine.TaskRun.State.IsCancelled);
    }

    [Fact]
    public async Task A_task_stops_for_its_own_token_as_well_as_for_that_of_its_flow()
    {
        using var engine = new TestEngine();
        using var flowSource = new CancellationTokenSource();
        using var taskSource = new CancellationTokenSource();
        var task = Define.Task(Never);
        var states = new List<State>();
        var flow = Define.Flow(async () =>
        {
            var first = task.RunStateAsync(default, taskSource.Token);
            await taskSource.CancelAsync();
            states.Add(await first);
            using var unused = new CancellationTokenSource();
            states.Add(await task.RunStateAsync(default, unused.Token));
            return 1;
        });

        var running = flow.RunAsync(default, flowSource.Token);
        while (engine.History.TaskRuns.Count < 2) await Task.Yield();
        await flowSource.CancelAsync();
        await running;

        Assert.All(states, state => Assert.True(state.IsCancelled));
    }

    [Fact] // Row 40
    [PrefectBehaviour("40")]
    public async Task A_run_cancelled_while_its_time_runs_is_cancelled_and_not_timed_out()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var task = Define.Task(Never, new TaskAttribute { TimeoutSeconds = 1, Retries = 2 });

        var running = task.RunStateAsync(default, source.Token);
        await source.CancelAsync();
        engine.Clock.AdvanceSeconds(1);

        Assert.Equal("Cancelled", (await running).Name);
        Assert.Equal(1, engine.TaskRun.RunCount);
    }

    [Fact]
    public async Task A_run_cancelled_between_attempts_makes_no_other()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var task = Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute { Retries = 1, RetryDelaySeconds = [60] });

        var running = task.RunAsync(default, source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("Pending, Running, AwaitingRetry, Cancelled", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_failure_of_a_cancelled_run_is_not_retried()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var task = Define.Task<int>(
            () =>
            {
                source.Cancel();
                throw new InvalidOperationException("broken off");
            },
            new TaskAttribute { Retries = 5 });

        var state = await task.RunStateAsync(default, source.Token);

        Assert.True(state.IsFailed);
        Assert.Equal(1, engine.TaskRun.RunCount);
    }

    [Fact] // What HttpClient throws when its own timeout is up
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure_and_retried()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new TaskCanceledException("gave up"), new TaskAttribute { Retries = 1 });

        var state = await task.RunStateAsync(default);

        Assert.Equal("Pending, Running, Retrying, Failed", engine.NamesOf(engine.TaskRun));
        Assert.IsType<TaskCanceledException>(state.Exception);
    }

    [Fact]
    public async Task A_cancellation_caused_by_a_timeout_of_the_codes_own_is_a_timeout()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new TaskCanceledException("gave up", new TimeoutException()));

        Assert.Equal("TimedOut", (await task.RunStateAsync(default)).Name);
    }

    [Fact]
    public async Task Code_that_finishes_although_it_was_cancelled_has_completed()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var task = Define.Task(async () =>
        {
            await source.CancelAsync();
            return 5;
        });

        Assert.Equal(5, await task.RunAsync(default, source.Token));
    }

    [Fact]
    public async Task The_token_of_the_run_is_there_for_code_that_takes_none()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var seen = new List<bool>();
        var task = Define.Task(async () =>
        {
            seen.Add(Run.CancellationToken.IsCancellationRequested);
            await source.CancelAsync();
            seen.Add(Run.CancellationToken.IsCancellationRequested);
            return 1;
        });

        await task.RunAsync(default, source.Token);

        Assert.Equal([false, true], seen);
        Assert.Equal(CancellationToken.None, Run.CancellationToken);
    }

    [Fact]
    public async Task Code_that_ignores_a_cancellation_has_no_more_than_its_timeout()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var release = new TaskCompletionSource<int>();
        var task = Define.Task(_ => release.Task, new TaskAttribute { TimeoutSeconds = 10, Retries = 1 });

        var running = task.RunStateAsync(default, source.Token);
        await source.CancelAsync();
        engine.Clock.AdvanceSeconds(10);
        await engine.Clock.TimersAsync(1);
        engine.Clock.AdvanceSeconds(1);
        var state = await running;
        release.SetResult(1);

        Assert.Equal("Cancelled", state.Name);
        Assert.True(engine.Log.Has("abandoned"));
    }

    [Fact]
    public async Task A_run_that_outlives_the_task_that_submitted_it_is_still_cancelled_with_the_flow()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        using var unused = new CancellationTokenSource();
        var inner = Define.Task(Never);
        var outer = Define.Task(() => Task.FromResult(inner.Submit(default)), new TaskAttribute { TimeoutSeconds = 1 });

        var running = Define.Flow(async () =>
        {
            var future = await outer.RunAsync(default, unused.Token);
            await future.WaitAsync();
            return default(NoResult);
        }).RunStateAsync(default, source.Token);
        while (engine.History.TaskRuns is not [_, { State.IsRunning: true }]) await Task.Yield();
        engine.Clock.AdvanceSeconds(5);
        Assert.True(engine.History.TaskRuns[1].State.IsRunning);
        await source.CancelAsync();
        await running;

        Assert.True(engine.History.TaskRuns[1].State.IsCancelled);
    }

    [Fact]
    public async Task Cancelling_a_timed_flow_that_waits_for_its_futures_cancels_them()
    {
        using var engine = new TestEngine();
        using var source = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var task = Define.Task(token =>
        {
            started.SetResult();
            return Never(token);
        });

        var running = Define.Flow(
            async () =>
            {
                _ = task.Submit(default);
                await started.Task;
                return 1;
            },
            new FlowAttribute { TimeoutSeconds = 60 }).RunStateAsync(default, source.Token);
        await started.Task;
        while (engine.Clock.Pending > 0) await Task.Yield();
        await source.CancelAsync();

        Assert.Equal(1, (await running).Result());
        Assert.True(engine.TaskRun.State.IsCancelled);
    }

    private static async Task<int> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
