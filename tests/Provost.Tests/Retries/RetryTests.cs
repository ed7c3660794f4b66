namespace Provost.Tests;

/// <summary>When and how often a failed task is tried again.</summary>
public sealed class RetryTests
{
    private readonly ManualTimeProvider _clock = new() { JumpsToTimers = true };

    [Fact] // Row 19
    public async Task Retries_without_delay_follow_at_once_and_end_in_failure()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var task = Define.Task<int>(() => throw new InvalidOperationException($"{++calls}"), new TaskAttribute { Retries = 3 });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => task.RunAsync(default));

        Assert.Equal("4", exception.Message);
        Assert.Equal("Pending, Running, Retrying, Retrying, Retrying, Failed", engine.NamesOf(engine.TaskRun));
        Assert.Equal(4, engine.TaskRun.RunCount);
    }

    [Fact]
    public async Task The_last_attempt_may_succeed()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var task = Define.Task(() => ++calls == 4 ? Task.FromResult(calls) : throw new InvalidOperationException(), new TaskAttribute { Retries = 3 });

        Assert.Equal(4, await task.RunAsync(default));

        Assert.Equal("Pending, Running, Retrying, Retrying, Retrying, Completed", engine.NamesOf(engine.TaskRun));
    }

    [Fact] // Row 20
    [PrefectBehaviour("20")]
    public async Task A_returned_failed_state_uses_up_a_retry()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var task = Define.Task<State>(() => Task.FromResult<State>(++calls == 1 ? new Failed("first") : new Completed(data: "second")), new TaskAttribute { Retries = 1 });

        var state = await task.RunStateAsync(default);

        Assert.Equal("second", state.Result().Result());
        Assert.Equal("Pending, Running, Retrying, Completed", engine.NamesOf(engine.TaskRun));
    }

    [Theory] // Rows 21, 22 and 30
    [PrefectBehaviour("21", "22", "30", "34")]
    [InlineData(new[] { 1.0 }, new[] { 1.0, 1.0, 1.0 })]
    [InlineData(new[] { 1.0, 2.0 }, new[] { 1.0, 2.0, 2.0 })]
    [InlineData(new[] { 0.5, 1.1, 2.7, 9.0 }, new[] { 0.5, 1.1, 2.7 })]
    public async Task Delays_are_waited_for_and_the_last_one_stands_for_all_later(double[] delays, double[] waits)
    {
        using var engine = new TestEngine(_clock);
        var task = Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute { Retries = 3, RetryDelaySeconds = delays });

        await task.RunStateAsync(default);

        Assert.Equal(waits, _clock.Requested.Select(time => time.TotalSeconds));
        Assert.Equal(
            "Pending, Running, AwaitingRetry, Retrying, AwaitingRetry, Retrying, AwaitingRetry, Retrying, Failed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_delay_of_zero_in_the_list_means_at_once()
    {
        using var engine = new TestEngine(_clock);
        var task = Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute { Retries = 2, RetryDelaySeconds = [0, 3] });

        await task.RunStateAsync(default);

        Assert.Equal("Pending, Running, Retrying, AwaitingRetry, Retrying, Failed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_state_that_awaits_a_retry_says_when_it_comes()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute { Retries = 1, RetryDelaySeconds = [7] });

        var running = task.RunStateAsync(default);
        await engine.Clock.TimersAsync(1);
        var state = engine.TaskRun.State;
        engine.Clock.AdvanceSeconds(7);
        await running;

        Assert.True(state.IsScheduled);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 12, 0, 7, TimeSpan.Zero), state.ScheduledTime);
    }

    [Fact] // Row 33
    [PrefectBehaviour("33")]
    public async Task Retries_of_an_inner_task_multiply_with_those_of_the_outer()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var inner = Define.Task<int>(() => throw new InvalidOperationException($"{++calls}"), new TaskAttribute { Retries = 1 });
        var outer = Define.Task(() => inner.RunAsync(default), new TaskAttribute { Retries = 1 });

        await outer.RunStateAsync(default);

        Assert.Equal(4, calls);
    }

    [Fact]
    public async Task The_condition_is_asked_once_per_failed_attempt_while_retries_remain()
    {
        using var engine = new TestEngine();
        var asked = new List<(int RunCount, bool IsFailed, string? Error)>();
        var task = Define.Task<int>(() => throw new InvalidOperationException("no"), new TaskAttribute { Retries = 2 });
        var conditioned = new Provost.Generated.TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { Retries = 2 })
        {
            Body = task.Body,
            RetryCondition = (_, run, state) =>
            {
                asked.Add((run.RunCount, state.IsFailed, state.Exception?.Message));
                return new ValueTask<bool>(true);
            },
        };

        await conditioned.RunStateAsync(default);

        Assert.Equal([(1, true, "no"), (2, true, "no")], asked);
        Assert.Equal("Pending, Running, Retrying, Retrying, Failed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_condition_that_says_no_ends_the_run_without_a_word_about_retries()
    {
        using var engine = new TestEngine();
        var task = WithCondition((_, _, _) => new ValueTask<bool>(false));

        await task.RunStateAsync(default);

        Assert.Equal("Pending, Running, Failed", engine.NamesOf(engine.TaskRun));
        Assert.False(engine.Log.Has("Retry "));
        Assert.False(engine.Log.Has("exhausted"));
    }

    [Fact]
    public async Task A_condition_that_throws_is_logged_and_taken_for_a_no_and_the_first_exception_fails_the_run()
    {
        using var engine = new TestEngine();
        var task = WithCondition((_, _, _) => throw new ArgumentException("broken condition"));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => task.RunAsync(default));

        Assert.Equal("no", exception.Message);
        Assert.Equal("broken condition", engine.Log.Single("The retry condition threw").Exception!.Message);
    }

    [Fact]
    public async Task An_asynchronous_condition_is_awaited()
    {
        using var engine = new TestEngine();
        var task = WithCondition(async (_, run, _) =>
        {
            await Task.Yield();
            return run.RunCount == 1;
        });

        await task.RunStateAsync(default);

        Assert.Equal("Pending, Running, Retrying, Failed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task Retries_are_announced_and_their_end_is_an_error()
    {
        using var engine = new TestEngine(_clock);
        var calls = 0;
        var task = Define.Task<int>(() => throw new InvalidOperationException($"no {++calls}"), new TaskAttribute { Retries = 2, RetryDelaySeconds = [0, 2.5] });

        await task.RunStateAsync(default);

        Assert.Equal(
            [
                "Task run failed with exception: InvalidOperationException: no 1 - Retry 1/2 will start immediately",
                "Task run failed with exception: InvalidOperationException: no 2 - Retry 2/2 will start 2.5 second(s) from now",
                "Task run failed with exception: InvalidOperationException: no 3 - Retries are exhausted",
                "Finished in state Failed('Task run encountered an exception: InvalidOperationException: no 3')",
            ],
            engine.Log.Messages);
    }

    [Fact]
    public void A_synchronous_task_waits_for_its_retries_and_is_done_when_the_call_returns()
    {
        using var engine = new TestEngine(_clock);
        var threads = new List<int>();
        var task = Define.SyncTask<int>(
            () =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                throw new InvalidOperationException();
            },
            new TaskAttribute { Retries = 2, RetryDelaySeconds = [10] });

        Assert.Throws<InvalidOperationException>(() => task.Run(default));

        Assert.Equal([10.0, 10.0], _clock.Requested.Select(time => time.TotalSeconds));
        Assert.Equal([Environment.CurrentManagedThreadId], threads.Distinct());
    }

    private static Provost.Generated.TaskDefinition<Call, int> WithCondition(Func<Call, TaskRun, State, ValueTask<bool>> condition) =>
        new("Tests.Work", "Work", new TaskAttribute { Retries = 3 })
        {
            Body = (_, _) => throw new InvalidOperationException("no"),
            RetryCondition = condition,
        };

    [Fact]
    public void Exponential_delays_double_and_stay_within_what_a_task_may_have()
    {
        Assert.Equal([10, 20, 40], Backoff.Exponential(3, 10));
        Assert.Empty(Backoff.Exponential(0, 10));
        Assert.Equal(50, Backoff.Exponential(60, 1).Length);
        Assert.Equal(4294967, Backoff.Exponential(60, 1)[^1]);
        Assert.Equal("retries", Assert.Throws<ArgumentOutOfRangeException>(() => Backoff.Exponential(-1, 1)).ParamName);
        Assert.Equal("factorSeconds", Assert.Throws<ArgumentOutOfRangeException>(() => Backoff.Exponential(1, double.NaN)).ParamName);
    }
}
