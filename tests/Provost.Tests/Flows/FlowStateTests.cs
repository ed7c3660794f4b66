namespace Provost.Tests;

/// <summary>The states a flow run goes through, its retries and its subflows.</summary>
public sealed class FlowStateTests
{
    [Fact]
    public async Task A_flow_that_succeeds_is_pending_running_and_completed()
    {
        using var engine = new TestEngine();

        Assert.Equal(7, await Define.Flow(() => Task.FromResult(7)).RunAsync(default));

        Assert.Equal("Pending, Running, Completed", engine.NamesOf(engine.FlowRun));
        Assert.Equal(engine.FlowRun.Id, engine.FlowRun.State.FlowRunId);
    }

    [Fact]
    public async Task A_flow_that_throws_fails_with_the_exception()
    {
        using var engine = new TestEngine();
        var thrown = new InvalidOperationException("no");
        var flow = Define.Flow<int>(() => throw thrown);

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(() => flow.RunAsync(default)));

        Assert.Equal("Flow run encountered an exception: InvalidOperationException: no", engine.FlowRun.State.Message);
    }

    [Fact] // Row 128
    [PrefectBehaviour("128", "H15")]
    public async Task A_retried_flow_awaits_its_retry_and_is_running_again()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var calls = 0;
        var flow = Define.Flow(
            () => ++calls == 2 ? Task.FromResult(calls) : throw new InvalidOperationException(), new FlowAttribute { Retries = 1, RetryDelaySeconds = 1.5 });

        Assert.Equal(2, await flow.RunAsync(default));

        Assert.Equal("Pending, Running, AwaitingRetry, Running, Completed", engine.NamesOf(engine.FlowRun));
        Assert.Equal([1.5], engine.Clock.Requested.Select(time => time.TotalSeconds));
        Assert.Equal(2, engine.FlowRun.RunCount);
    }

    [Fact] // The hazard of Prefect's that returned failures are not retried
    [PrefectBehaviour("H2", "H3")]
    public async Task A_flow_that_returns_a_failed_state_is_retried_and_an_earlier_exception_is_forgotten()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var flow = Define.Flow<State>(
            () => ++calls switch
            {
                1 => throw new InvalidOperationException("first"),
                2 => Task.FromResult<State>(new Failed("second")),
                _ => Task.FromResult<State>(new Completed(data: "third")),
            },
            new FlowAttribute { Retries = 2 });

        Assert.Equal("third", (await flow.RunAsync(default)).Result());
    }

    [Fact] // Row 131
    [PrefectBehaviour("131")]
    public async Task A_task_has_all_its_retries_in_each_attempt_of_the_flow()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var task = Define.Task<int>(() => throw new InvalidOperationException($"{++calls}"), new TaskAttribute { Retries = 1 });
        var flow = Define.Flow(() => task.RunAsync(default), new FlowAttribute { Retries = 1 });

        await flow.RunStateAsync(default);

        Assert.Equal(4, calls);
        Assert.Equal([1, 2], engine.History.TaskRuns.Select(run => run.FlowRunCount));
    }

    [Fact] // Row 135
    [PrefectBehaviour("133", "135")]
    public async Task Retries_of_a_subflow_multiply_with_those_of_its_parent()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var child = Define.Flow<int>(() => throw new InvalidOperationException($"{++calls}"), new FlowAttribute { Retries = 1 });
        var parent = Define.Flow(() => child.RunAsync(default), new FlowAttribute { Retries = 1 });

        await parent.RunStateAsync(default);

        Assert.Equal(4, calls);
    }

    [Fact]
    [PrefectBehaviour("136")]
    public async Task A_subflow_is_a_run_of_its_own_and_its_tasks_are_its()
    {
        using var engine = new TestEngine();
        var task = Define.Task(() => Task.FromResult(Run.FlowRun!.Name));
        var child = Define.Flow(() => task.RunAsync(default), new FlowAttribute("child") { RunName = "the child" });
        var parent = Define.Flow(async () => (await child.RunAsync(default), Run.FlowRun!.Name), new FlowAttribute("parent") { RunName = "the parent" });

        Assert.Equal(("the child", "the parent"), await parent.RunAsync(default));

        var runs = engine.History.FlowRuns;
        Assert.Same(runs[0], runs[1].Parent);
        Assert.Same(runs[1], engine.TaskRun.Parent);
        Assert.True(engine.Log.Has("Beginning flow run 'the parent' for flow 'parent'"));
        Assert.True(engine.Log.Has("Beginning subflow run 'the child' for flow 'child'"));
    }

    [Fact]
    public async Task A_failing_subflow_fails_its_parent_unless_that_catches_it()
    {
        using var engine = new TestEngine();
        var child = Define.Flow<int>(() => throw new InvalidOperationException());

        Assert.True((await Define.Flow(() => child.RunAsync(default)).RunStateAsync(default)).IsFailed);
        Assert.True((await Define.Flow(async () => (await child.RunStateAsync(default)).IsFailed).RunStateAsync(default)).Result());
    }

    [Fact]
    public void A_synchronous_flow_runs_on_the_callers_thread_and_is_done_when_the_call_returns()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var threads = new HashSet<int>();
        var task = Define.SyncTask(() => threads.Add(Environment.CurrentManagedThreadId));
        var calls = 0;
        var flow = Define.SyncFlow(
            () =>
            {
                task.Run(default);
                return ++calls == 2 ? calls : throw new InvalidOperationException();
            },
            new FlowAttribute { Retries = 1, RetryDelaySeconds = 30 });

        Assert.Equal(2, flow.Run(default));

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public async Task Run_tells_where_code_runs_and_nothing_remains_of_it_afterwards()
    {
        using var engine = new TestEngine();
        var task = Define.Task(async () =>
        {
            await Task.Yield();
            return (Run.Current, Run.TaskRun, Run.FlowRun);
        });
        var flow = Define.Flow(async () =>
        {
            var inTask = await task.RunAsync(default);
            return (inTask, Run.Current, Run.TaskRun);
        });

        var (inTask, inFlow, taskInFlow) = await flow.RunAsync(default);

        Assert.Same(engine.TaskRun, inTask.Item1);
        Assert.Same(engine.TaskRun, inTask.Item2);
        Assert.Same(engine.FlowRun, inTask.Item3);
        Assert.Same(engine.FlowRun, inFlow);
        Assert.Null(taskInFlow);
        Assert.Null(Run.Current);
    }

    [Fact]
    [PrefectBehaviour("132")]
    public async Task A_subflow_that_completed_is_not_run_again_when_its_parent_is_retried()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var child = Define.Flow(() => Task.FromResult(++calls), new FlowAttribute { PersistResult = true });
        var parent = Define.Flow(
            async () =>
            {
                int[] results = [await child.RunAsync(default), await child.RunAsync(default)];
                return Run.FlowRun!.RunCount == 1 ? throw new IOException() : string.Join(',', results);
            },
            new FlowAttribute("parent") { Retries = 1 });

        Assert.Equal("1,2", await parent.RunAsync(default));
        Assert.Equal((2, 3), (calls, engine.History.FlowRuns.Count));
        Assert.Equal(2, engine.Log.Entries.Count(entry => entry.Message == "Subflow 'Flow' completed in an earlier attempt of this flow run and is not run again"));
    }

    [Fact]
    [PrefectBehaviour("133")]
    public async Task A_subflow_that_failed_or_is_not_persisted_is_run_again_when_its_parent_is_retried()
    {
        using var engine = new TestEngine();
        var calls = 0;
        var failing = Define.Flow(() => ++calls == 2 ? throw new IOException() : Task.FromResult(calls), new FlowAttribute { PersistResult = true });
        var fleeting = Define.Flow(() => Task.FromResult(++calls), new FlowAttribute { PersistResult = false });
        var parent = Define.Flow(async () => $"{await fleeting.RunAsync(default)} {await failing.RunAsync(default)}", new FlowAttribute { Retries = 2, PersistResult = true });

        Assert.Equal("3 4", await parent.RunAsync(default));

        Assert.Equal(5, engine.History.FlowRuns.Count);
    }

    [Fact]
    [PrefectBehaviour("134")]
    public async Task A_subflow_that_is_retried_runs_twice_in_one_run_of_its_parent()
    {
        using var engine = new TestEngine();
        var child = Define.Flow(() => Run.FlowRun!.RunCount == 1 ? throw new IOException() : Task.FromResult(Run.FlowRun.RunCount), new FlowAttribute("child") { Retries = 1 });

        Assert.Equal(2, await Define.Flow(() => child.RunAsync(default), new FlowAttribute("parent")).RunAsync(default));
        Assert.Equal(1, engine.History.FlowRuns.Single(run => run.Flow.Name == "parent").RunCount);
    }

    [Fact]
    [PrefectBehaviour("48")]
    public async Task An_interrupt_in_a_flow_crashes_it_and_goes_on_to_the_caller()
    {
        using var engine = new TestEngine();
        var crashed = new List<string>();
        var flow = new Provost.Generated.FlowDefinition<Call, int>("Tests.Flow", "Flow", new FlowAttribute { Retries = 3 })
        {
            Body = (_, _) => throw new ThreadInterruptedException("stop"),
            OnCrashed = [(_, _, state) => Note(crashed, state)],
            OnFailure = [(_, _, state) => Note(crashed, state)],
        };

        await Assert.ThrowsAsync<ThreadInterruptedException>(() => flow.RunAsync(default));

        Assert.Equal("Pending, Running, Crashed", engine.NamesOf(engine.FlowRun));
        Assert.Equal("Execution was interrupted by an unexpected exception: ThreadInterruptedException: stop", engine.FlowRun.State.Message);
        Assert.Equal(["Crashed"], crashed);

        static ValueTask Note(List<string> names, State state)
        {
            names.Add(state.Name);
            return default;
        }
    }
}
