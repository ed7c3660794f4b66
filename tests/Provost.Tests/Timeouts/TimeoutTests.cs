namespace Provost.Tests;

/// <summary>What happens when an attempt takes too long.</summary>
public sealed class TimeoutTests
{
    [Fact] // Rows 4, 36 and 37
    [PrefectBehaviour("4")]
    public async Task A_task_that_takes_too_long_has_its_token_cancelled_and_is_timed_out()
    {
        using var engine = new TestEngine();
        var token = CancellationToken.None;
        var task = Define.Task(
            async cancellationToken =>
            {
                token = cancellationToken;
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return 1;
            },
            new TaskAttribute { TimeoutSeconds = 0.1 });

        var running = task.RunAsync(default);
        engine.Clock.AdvanceSeconds(0.1);
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => running);

        Assert.Equal("Task run exceeded timeout of 0.1 second(s)", exception.Message);
        Assert.True(token.IsCancellationRequested);
        Assert.Equal("Pending, Running, TimedOut", engine.NamesOf(engine.TaskRun));
        var state = engine.TaskRun.State;
        Assert.Equal((StateType.Failed, "Task run exceeded timeout of 0.1 second(s)"), (state.Type, state.Message));
        Assert.Equal(state.Timestamp, engine.TaskRun.EndTime);
        Assert.False(engine.Log.Has("abandoned"));
    }

    [Fact]
    public async Task A_task_that_is_quick_enough_is_not_disturbed()
    {
        using var engine = new TestEngine();
        var token = CancellationToken.None;
        var task = Define.Task(
            cancellationToken =>
            {
                token = cancellationToken;
                return Task.FromResult(1);
            },
            new TaskAttribute { TimeoutSeconds = 1 });

        Assert.Equal(1, await task.RunAsync(default));
        engine.Clock.AdvanceSeconds(10);

        Assert.False(token.IsCancellationRequested);
    }

    [Fact]
    public async Task Each_attempt_has_the_whole_time_and_a_timeout_is_retried()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var task = Define.Task(
            async cancellationToken =>
            {
                if (++calls < 3) await Task.Delay(Timeout.Infinite, cancellationToken);
                return calls;
            },
            new TaskAttribute { Retries = 2, TimeoutSeconds = 5 });

        var running = task.RunAsync(default);
        engine.Clock.AdvanceSeconds(5);
        await engine.Clock.TimersAsync(1);
        while (calls < 2) await Task.Yield();
        engine.Clock.AdvanceSeconds(5);

        Assert.Equal(3, await running);
        Assert.Equal("Pending, Running, Retrying, Retrying, Completed", engine.NamesOf(engine.TaskRun));
        Assert.True(engine.Log.Has("Task run exceeded timeout of 5 second(s) - Retry 1/2 will start immediately"));
    }

    [Fact]
    public async Task Code_that_ignores_its_token_is_abandoned_after_the_grace_period_and_what_becomes_of_it_is_discarded()
    {
        using var engine = new TestEngine();
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, e) => unobserved += e.Exception.ToString().Contains("too late", StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += count;
        var release = new TaskCompletionSource();
        var task = Define.Task<int>(
            async () =>
            {
                await release.Task;
                throw new InvalidOperationException("too late");
            },
            new TaskAttribute { TimeoutSeconds = 1 });

        var running = task.RunStateAsync(default);
        engine.Clock.AdvanceSeconds(1);
        await engine.Clock.TimersAsync(1);
        Assert.False(running.IsCompleted);
        engine.Clock.AdvanceSeconds(1);
        var state = await running;
        release.SetResult();
        while (!engine.Log.Has("has ended")) await Task.Yield();
        Collect();
        TaskScheduler.UnobservedTaskException -= count;

        Assert.Equal("TimedOut", state.Name);
        Assert.Equal("TimedOut", engine.TaskRun.State.Name);
        Assert.True(engine.Log.Has("its code ignores its cancellation token: it is abandoned"));
        Assert.Equal("too late", engine.Log.Single("abandoned has ended; its result is discarded").Exception?.Message);
        Assert.Equal(0, unobserved);
    }

    [Fact]
    public async Task Code_of_an_abandoned_attempt_keeps_its_cancelled_token_and_starts_no_more_tasks_while_the_next_attempt_is_under_way()
    {
        using var engine = new TestEngine();
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var inner = Define.Task(() => Task.FromResult(1));
        State<int>? startedLate = null;
        var calls = 0;
        var late = new TaskCompletionSource();
        var task = Define.Task(
            async () =>
            {
                if (++calls == 1)
                {
                    await first.Task;
                    startedLate = await inner.RunStateAsync(default);
                    late.SetResult();
                }
                else
                {
                    await second.Task;
                }

                return 1;
            },
            new TaskAttribute { Retries = 1, TimeoutSeconds = 1 });

        var running = task.RunAsync(default);
        engine.Clock.AdvanceSeconds(1);
        await engine.Clock.TimersAsync(1);
        engine.Clock.AdvanceSeconds(1);
        while (calls < 2) await Task.Yield();
        first.SetResult();
        await late.Task;
        second.SetResult();

        Assert.Equal(1, await running);
        Assert.True(startedLate!.IsCancelled);
    }

    [Fact]
    [PrefectBehaviour("41", "42")]
    public async Task A_synchronous_task_with_a_timeout_that_is_submitted_gives_its_value_and_warns_of_nothing()
    {
        using var engine = new TestEngine();
        var timed = Define.SyncTask(() => 1, new TaskAttribute { TimeoutSeconds = 60 });
        var asynchronous = Define.Task(() => Task.FromResult(2), new TaskAttribute { TimeoutSeconds = 60 });
        var plain = Define.SyncTask(() => 3);

        var sum = await Define.Flow(async () => await timed.Submit(default) + timed.Run(default) + await asynchronous.Submit(default) + await plain.Submit(default)).RunAsync(default);

        Assert.Equal(7, sum);
        Assert.DoesNotContain(engine.Log.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    [Fact] // A port's answer to the hazard that synchronous timeouts do nothing
    [PrefectBehaviour("36", "H12")]
    public async Task A_synchronous_task_that_blocks_is_abandoned_too()
    {
        using var engine = new TestEngine();
        using var release = new ManualResetEventSlim();
        var task = Define.SyncTask(() => release.Wait(TimeSpan.FromSeconds(60)), new TaskAttribute { TimeoutSeconds = 1 });

        var running = Task.Run(() => task.RunState(default));
        await engine.Clock.TimersAsync(1);
        engine.Clock.AdvanceSeconds(1);
        var state = await running;
        Assert.False(engine.Log.Has("has ended"));
        release.Set();

        Assert.Equal("TimedOut", state.Name);
        Assert.True(engine.Log.Has("takes no cancellation token: it is abandoned"));
        while (!engine.Log.Has("abandoned has ended; its result is discarded")) await Task.Yield();
        Assert.Equal("TimedOut", engine.TaskRun.State.Name);
    }

    [Fact]
    public async Task Whatever_code_throws_because_its_time_is_up_is_part_of_the_timeout()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(
            async cancellationToken =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    throw new InvalidDataException("half a file");
                }

                return 1;
            },
            new TaskAttribute { TimeoutSeconds = 1 });

        var running = task.RunAsync(default);
        engine.Clock.AdvanceSeconds(1);
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => running);

        Assert.Equal("half a file", exception.InnerException?.Message);
        Assert.Equal("TimedOut", engine.TaskRun.State.Name);
    }

    [Fact]
    public async Task A_timeout_that_the_code_itself_reports_is_one_and_keeps_its_exception()
    {
        using var engine = new TestEngine();
        var thrown = new TimeoutException("the lock is taken");

        var state = await Define.Task<int>(() => throw thrown).RunStateAsync(default);

        Assert.Equal(("TimedOut", StateType.Failed), (state.Name, state.Type));
        Assert.Equal("Task run encountered a timeout: TimeoutException: the lock is taken", state.Message);
        Assert.Same(thrown, state.Exception);
    }

    [Fact]
    public async Task A_token_callback_that_throws_when_the_time_is_up_does_no_harm()
    {
        using var engine = new TestEngine();
        var task = Define.Task(
            async cancellationToken =>
            {
                cancellationToken.Register(() => throw new InvalidOperationException());
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return 1;
            },
            new TaskAttribute { TimeoutSeconds = 1 });

        var running = task.RunStateAsync(default);
        engine.Clock.AdvanceSeconds(1);

        Assert.Equal("TimedOut", (await running).Name);
    }

    [Fact] // Rows 45 and 46
    [PrefectBehaviour("45", "46")]
    public async Task A_flow_that_takes_too_long_is_timed_out_and_starts_no_more_tasks()
    {
        using var engine = new TestEngine();
        var second = 0;
        var slow = Define.Task(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });
        var next = Define.Task(() => Task.FromResult(++second));
        var flow = Define.Flow(
            async () =>
            {
                try
                {
                    await slow.RunAsync(default);
                }
                catch (OperationCanceledException)
                {
                    await next.RunAsync(default);
                }

                return 1;
            },
            new FlowAttribute { TimeoutSeconds = 2 });

        var running = flow.RunAsync(default);
        engine.Clock.AdvanceSeconds(2);
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => running);

        Assert.Equal("Flow run exceeded timeout of 2 second(s)", exception.Message);
        Assert.Equal("Pending, Running, TimedOut", engine.NamesOf(engine.FlowRun));
        Assert.Equal(["Cancelled", "Cancelled"], engine.History.TaskRuns.Select(run => run.State.Name));
        Assert.Equal(0, second);
    }

    [Fact]
    public async Task A_flow_that_takes_too_long_has_what_it_submitted_cancelled()
    {
        using var engine = new TestEngine();
        var started = new TaskCompletionSource();
        var task = Define.Task(async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });
        var flow = Define.Flow(async () => await task.Submit(default), new FlowAttribute { TimeoutSeconds = 2 });

        var running = flow.RunStateAsync(default);
        await started.Task;
        engine.Clock.AdvanceSeconds(2);

        Assert.Equal("TimedOut", (await running.WaitAsync(TimeSpan.FromSeconds(60))).Name);
        Assert.True(engine.TaskRun.State.IsCancelled);
    }

    [Fact] // Row 38
    [PrefectBehaviour("38")]
    public async Task A_task_that_times_out_fails_its_flow_and_does_not_crash_it()
    {
        using var engine = new TestEngine();
        var task = Define.Task(
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return 1;
            },
            new TaskAttribute { TimeoutSeconds = 1 });

        var running = Define.Flow(() => task.RunAsync(default)).RunStateAsync(default);
        engine.Clock.AdvanceSeconds(1);

        Assert.True((await running).IsFailed);
    }

    [Fact]
    public async Task A_flow_that_timed_out_is_retried()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var flow = Define.Flow(
            async token =>
            {
                if (++calls == 1) await Task.Delay(Timeout.Infinite, token);
                return calls;
            },
            new FlowAttribute { TimeoutSeconds = 2, Retries = 1 });

        var running = flow.RunAsync(default);
        engine.Clock.AdvanceSeconds(2);

        Assert.Equal(2, await running);
        Assert.Equal("Pending, Running, AwaitingRetry, Running, Completed", engine.NamesOf(engine.FlowRun));
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
