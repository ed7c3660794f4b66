namespace Provost.Tests;

/// <summary>The states a task run goes through and what they record. Rows are those of the table of Prefect's observable behaviour.</summary>
public sealed class TaskStateTests
{
    [Fact] // Row 1
    [PrefectBehaviour("1")]
    public async Task A_task_that_succeeds_is_pending_running_and_completed()
    {
        using var engine = new TestEngine();

        var result = await Define.Task(() => Task.FromResult(42)).RunAsync(default);

        Assert.Equal(42, result);
        Assert.Equal("Pending, Running, Completed", engine.NamesOf(engine.TaskRun));
        Assert.Null(engine.TaskRun.State.Message);
    }

    [Fact]
    public async Task A_task_that_throws_fails_and_its_caller_gets_the_very_exception_with_its_stack()
    {
        using var engine = new TestEngine();
        var thrown = new InvalidOperationException("no");

        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() => Define.Task(() => ThrowHere(thrown)).RunAsync(default));

        Assert.Same(thrown, caught);
        Assert.Contains(nameof(ThrowHere), caught.StackTrace, StringComparison.Ordinal);
        Assert.Equal("Pending, Running, Failed", engine.NamesOf(engine.TaskRun));
        Assert.Equal("Task run encountered an exception: InvalidOperationException: no", engine.TaskRun.State.Message);
        Assert.Same(thrown, engine.TaskRun.State.Exception);

        static async Task<int> ThrowHere(Exception exception)
        {
            await Task.Yield();
            throw exception;
        }
    }

    [Fact] // Row 2
    [PrefectBehaviour("2")]
    public async Task Every_state_is_strictly_later_than_the_one_before_though_the_clock_stands_still()
    {
        using var engine = new TestEngine();

        await Define.Task(() => Task.FromResult(1), new TaskAttribute { Retries = 1 }).RunAsync(default);

        var times = engine.StatesOf(engine.TaskRun).Select(state => state.Timestamp).ToList();
        Assert.Equal(engine.Clock.GetUtcNow(), times[0]);
        Assert.Equal(times[0].AddMicroseconds(1), times[1]);
        Assert.Equal(times[1].AddMicroseconds(1), times[2]);
    }

    [Fact] // Rows 3 and 6
    [PrefectBehaviour("3", "6")]
    public async Task Times_are_those_of_the_states()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() =>
        {
            engine.Clock.AdvanceSeconds(5);
            throw new InvalidOperationException();
        });

        await task.RunStateAsync(default);

        var run = engine.TaskRun;
        var states = engine.StatesOf(run);
        Assert.Equal(states[0].Timestamp, run.ExpectedStartTime);
        Assert.Equal(states[1].Timestamp, run.StartTime);
        Assert.Equal(states[2].Timestamp, run.EndTime);
        Assert.Equal(states[2].Timestamp - states[1].Timestamp, run.TotalRunTime);
        Assert.Equal(5, run.TotalRunTime.TotalSeconds, precision: 3);
    }

    [Fact] // Row 7
    [PrefectBehaviour("7")]
    public async Task Run_time_adds_up_over_attempts_and_leaves_out_the_waits_between_them()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var task = Define.Task<int>(
            () =>
            {
                engine.Clock.AdvanceSeconds(1);
                throw new InvalidOperationException();
            },
            new TaskAttribute { Retries = 1, RetryDelaySeconds = [100] });

        await task.RunStateAsync(default);

        Assert.Equal(2, engine.TaskRun.TotalRunTime.TotalSeconds, precision: 3);
        Assert.Equal(102, (engine.TaskRun.EndTime - engine.TaskRun.StartTime)!.Value.TotalSeconds, precision: 3);
    }

    [Fact] // Row 8
    [PrefectBehaviour("8")]
    public async Task The_body_sees_its_run_as_running_for_the_first_time_in_the_first_attempt_of_the_flow()
    {
        using var engine = new TestEngine();
        TaskRun? seen = null;
        var (running, count, flowCount) = (false, 0, 0);
        var task = Define.Task(() =>
        {
            seen = Run.TaskRun!;
            (running, count, flowCount) = (seen.State.IsRunning, seen.RunCount, seen.FlowRunCount);
            return Task.FromResult(1);
        });

        await Define.Flow(() => task.RunAsync(default)).RunAsync(default);

        Assert.Same(engine.TaskRun, seen);
        Assert.Equal((true, 1, 1), (running, count, flowCount));
    }

    [Fact] // Row 9
    [PrefectBehaviour("9")]
    public async Task RunState_gives_the_state_whose_result_is_the_value()
    {
        using var engine = new TestEngine();

        var state = await Define.Task(() => Task.FromResult("value")).RunStateAsync(default);

        Assert.True(state.IsCompleted);
        Assert.Equal("value", state.Result());
        Assert.Equal("value", ((State)state).Result());
        Assert.Equal(engine.TaskRun.Id, state.TaskRunId);
        Assert.Null(state.FlowRunId);
    }

    [Fact]
    public async Task RunState_does_not_throw_when_the_task_does()
    {
        using var engine = new TestEngine();
        var thrown = new InvalidOperationException("no");

        var state = await Define.Task<int>(() => throw thrown).RunStateAsync(default);

        Assert.True(state.IsFailed);
        Assert.Same(thrown, state.Exception);
        Assert.Equal(0, state.Result(raiseOnFailure: false));
        Assert.Same(thrown, ((State)state).Result(raiseOnFailure: false));
        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => state.Result()));
    }

    [Fact] // Row 11
    [PrefectBehaviour("11")]
    public async Task A_task_that_returns_a_failed_state_ends_in_it_and_gives_it_to_its_caller()
    {
        using var engine = new TestEngine();
        var returned = new Failed("out of stock", name: "OutOfStock", data: "nothing left");
        var task = Define.Task<State>(() => Task.FromResult<State>(returned));

        Assert.Same(returned, await task.RunAsync(default));

        var state = (State<State>)engine.TaskRun.State;
        Assert.Equal((StateType.Failed, "OutOfStock", "out of stock"), (state.Type, state.Name, state.Message));
        Assert.Equal("nothing left", Assert.Throws<FailedRunException>(() => state.Result()).Message);
        Assert.Same(returned, state.Result(raiseOnFailure: false));
    }

    [Fact]
    public async Task A_task_that_returns_the_states_of_other_runs_ends_as_they_did()
    {
        using var engine = new TestEngine();
        var good = Define.Task(() => Task.FromResult(1));
        var bad = Define.Task<int>(() => throw new InvalidOperationException("no"));
        var both = Define.Task<IReadOnlyList<State>>(async () => [await good.RunStateAsync(default), await bad.RunStateAsync(default)]);

        var state = await both.RunStateAsync(default);

        Assert.Equal((StateType.Failed, "1/2 states failed."), (state.Type, state.Message));
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(() => state.Result()).Message);
    }

    [Fact]
    [PrefectBehaviour("43")]
    public async Task An_interrupted_thread_crashes_the_run_which_is_not_retried_and_the_exception_goes_on()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new ThreadInterruptedException("stop"), new TaskAttribute { Retries = 3 });

        await Assert.ThrowsAsync<ThreadInterruptedException>(() => task.RunAsync(default));

        Assert.Equal("Pending, Running, Crashed", engine.NamesOf(engine.TaskRun));
        Assert.Contains("interrupted", engine.TaskRun.State.Message, StringComparison.Ordinal);
        Assert.IsType<ThreadInterruptedException>(engine.Log.Single("Crash detected!").Exception);
    }

    [Fact] // Rows 5 and 44
    [PrefectBehaviour("5", "44")]
    public async Task A_run_that_crashes_before_it_starts_was_never_running_and_has_no_end_time()
    {
        using var engine = new TestEngine();
        var task = Define.Task<Unprintable, int>(_ => Task.FromResult(1), new TaskAttribute { RunName = "work on {x}" });

        await Assert.ThrowsAsync<NotSupportedException>(() => task.RunAsync(new(new Unprintable())));

        Assert.Equal("Pending, Crashed", engine.NamesOf(engine.TaskRun));
        Assert.Null(engine.TaskRun.StartTime);
        Assert.Null(engine.TaskRun.EndTime);
    }

    [Fact]
    public async Task A_task_that_returns_nothing_completes_without_a_result()
    {
        using var engine = new TestEngine();
        var task = Define.Task(() => Task.FromResult(default(NoResult)));

        await task.RunVoidValueAsync(default);

        Assert.Equal(default(NoResult), ((State<NoResult>)engine.TaskRun.State).Result());
    }

    [Fact]
    [PrefectBehaviour("80")]
    public async Task A_task_that_calls_a_task_is_its_parent() // Row 80
    {
        using var engine = new TestEngine();
        var inner = Define.Task(() => Task.FromResult(1));
        var outer = Define.Task(() => inner.RunAsync(default));

        await Define.Flow(() => outer.RunAsync(default)).RunAsync(default);

        var runs = engine.History.TaskRuns;
        Assert.Same(engine.FlowRun, runs[0].Parent);
        Assert.Same(runs[0], runs[1].Parent);
        Assert.Same(engine.FlowRun, runs[1].FlowRun);
    }

    [Fact]
    public void Identifiers_are_unique()
    {
        var ids = Enumerable.Range(0, 100_000).Select(_ => RunIds.ToGuid(RunIds.Next())).ToHashSet();

        Assert.Equal(100_000, ids.Count);
        Assert.All(ids.Take(100), id => Assert.Equal(8, id.Version));
    }

    private sealed class Unprintable
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
