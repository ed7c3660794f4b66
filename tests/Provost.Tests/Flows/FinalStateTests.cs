using Provost.Generated;

namespace Provost.Tests;

/// <summary>How what a flow returns decides the state it ends in, and what its caller gets.</summary>
public sealed class FinalStateTests : IDisposable
{
    private readonly TestEngine _engine = new();
    private readonly Provost.Generated.TaskDefinition<Call, int> _good = Define.Task(() => Task.FromResult(1));
    private readonly Provost.Generated.TaskDefinition<Call, int> _bad = Define.Task<int>(() => throw new InvalidOperationException("bad"));

    public void Dispose() => _engine.Dispose();

    [Fact] // Row 114
    [PrefectBehaviour("114")]
    public async Task A_hand_made_state_is_kept_as_it_is()
    {
        var state = await EndOf<State>(() => Task.FromResult<State>(new Failed("by hand", "Rejected", "data")));

        Assert.Equal((StateType.Failed, "Rejected", "by hand"), (state.Type, state.Name, state.Message));
        Assert.Equal("data", Assert.Throws<FailedRunException>(() => state.Result()).Message);
        Assert.Equal(_engine.FlowRun.Id, state.FlowRunId);
    }

    [Fact] // Row 115
    [PrefectBehaviour("115")]
    public async Task The_failed_state_of_a_task_fails_the_flow_and_calling_it_throws_what_the_task_threw()
    {
        var flow = Define.Flow<State>(async () => await _bad.RunStateAsync(default));

        var state = await Use(() => flow.RunStateAsync(default));

        Assert.Equal((StateType.Failed, "1/1 states failed."), (state.Type, state.Message));
        Assert.Equal("bad", (await Assert.ThrowsAsync<InvalidOperationException>(() => flow.RunAsync(default))).Message);
    }

    [Fact] // Row 122
    [PrefectBehaviour("122")]
    public async Task The_completed_state_of_a_task_completes_the_flow_and_is_its_result()
    {
        State<int>? inner = null;
        var state = await EndOf(async () => inner = await _good.RunStateAsync(default));

        Assert.Equal((StateType.Completed, "All states completed."), (state.Type, state.Message));
        Assert.Same(inner, state.Result());
    }

    [Fact] // Row 116
    [PrefectBehaviour("116", "H4")]
    public async Task Some_failed_states_fail_the_flow_but_calling_it_gives_them()
    {
        var flow = Define.Flow<State[]>(async () =>
            [await _good.RunStateAsync(default), await _bad.RunStateAsync(default), await _bad.RunStateAsync(default)]);

        var state = await flow.RunStateAsync(default);

        Assert.Equal((StateType.Failed, "2/3 states failed."), (state.Type, state.Message));
        Assert.Equal("bad", Assert.Throws<InvalidOperationException>(() => state.Result()).Message);
        Assert.Equal(3, (await flow.RunAsync(default)).Length);
    }

    [Fact]
    [PrefectBehaviour("H4")]
    public async Task A_strict_flow_throws_what_the_first_of_its_failed_states_did()
    {
        var task = Define.Task<int>(() => throw new IOException("unreachable"));
        Func<Task<State[]>> body = async () => [new Completed(), await task.RunStateAsync(default)];

        Assert.Equal(2, (await Define.Flow(body).RunAsync(default)).Length);
        await Assert.ThrowsAsync<IOException>(() => Define.Flow(body, new FlowAttribute { ThrowOnFailedStates = true }).RunAsync(default));
        await Assert.ThrowsAsync<CancelledRunException>(() =>
            Define.Flow(() => Task.FromResult<State[]>([new Cancelled("enough"), new Completed()]), new FlowAttribute { ThrowOnFailedStates = true }).RunAsync(default));
    }

    [Fact]
    [PrefectBehaviour("118")]
    public async Task The_cancelled_state_of_a_subflow_cancels_the_flow_that_returns_it()
    {
        var child = Define.Flow(() => Task.FromResult<State>(new Cancelled("not needed")));

        var state = await EndOf(() => child.RunStateAsync(default));

        Assert.Equal((StateType.Cancelled, "1/1 states cancelled."), (state.Type, state.Message));
    }

    [Fact] // Row 117
    [PrefectBehaviour("117")]
    public async Task One_cancelled_state_outweighs_the_failed_ones()
    {
        var state = await EndOf<List<State>>(() => Task.FromResult<List<State>>([new Completed(), new Failed(), new Cancelled()]));

        Assert.Equal((StateType.Cancelled, "1/3 states cancelled."), (state.Type, state.Message));
    }

    [Fact] // Row 119
    [PrefectBehaviour("119")]
    public async Task A_flow_can_end_paused()
    {
        var flow = Define.Flow<State>(() => Task.FromResult<State>(new Paused()));

        Assert.True((await flow.RunStateAsync(default)).IsPaused);
        await Assert.ThrowsAsync<PausedRunException>(() => flow.RunAsync(default));
    }

    [Fact] // Row 120
    [PrefectBehaviour("120")]
    public async Task States_that_are_not_final_fail_the_flow()
    {
        var state = await EndOf<State[]>(() => Task.FromResult<State[]>([new Completed(), new Running(), new Pending()]));

        Assert.Equal((StateType.Failed, "2/3 states are not final."), (state.Type, state.Message));
    }

    [Fact] // Row 121
    [PrefectBehaviour("121")]
    public async Task A_paused_state_pauses()
    {
        var state = await EndOf<State[]>(() => Task.FromResult<State[]>([new Completed(), new Paused()]));

        Assert.Equal((StateType.Paused, "1/2 states paused."), (state.Type, state.Message));
    }

    [Fact] // Row 123
    [PrefectBehaviour("123")]
    public async Task Tuples_and_sets_of_states_count_and_mixed_or_empty_collections_and_dictionaries_do_not()
    {
        State failed = new Failed();

        Assert.True((await EndOf(() => Task.FromResult((failed, failed)))).IsFailed);
        Assert.True((await EndOf(() => Task.FromResult(new HashSet<State> { failed }))).IsFailed);
        Assert.True((await EndOf(() => Task.FromResult<object>(new List<State> { failed }))).IsFailed);
        Assert.True((await EndOf(() => Task.FromResult(new List<State>()))).IsCompleted);
        Assert.True((await EndOf(() => Task.FromResult((failed, 1)))).IsCompleted);
        Assert.True((await EndOf(() => Task.FromResult(new List<object> { failed, "text" }))).IsCompleted);
        Assert.True((await EndOf(() => Task.FromResult(new Dictionary<string, State> { ["a"] = failed }))).IsCompleted);
    }

    [Fact]
    [PrefectBehaviour("H5")]
    public async Task A_flow_that_returns_nothing_completes_although_a_task_failed()
    {
        var state = await EndOf(async () =>
        {
            await _bad.RunStateAsync(default);
            return default(NoResult);
        });

        Assert.True(state.IsCompleted);
    }

    [Fact]
    public async Task A_future_that_is_returned_is_waited_for_and_decides()
    {
        var state = await EndOf(() => Task.FromResult(_bad.Submit(default)));

        Assert.Equal((StateType.Failed, "1/1 states failed."), (state.Type, state.Message));
        Assert.Equal("bad", Assert.Throws<InvalidOperationException>(() => state.Result()).Message);
    }

    [Fact]
    [PrefectBehaviour("H5")]
    public async Task A_flow_may_ask_to_fail_for_submitted_tasks_that_nobody_looked_at()
    {
        var strict = new FlowAttribute { FailOnUnobservedFailures = true };

        var unseen = await Define.Flow(() => SubmitAsync(_good.Submit(default), _bad.Submit(default)), strict).RunStateAsync(default);
        var plain = await Define.Flow(() => SubmitAsync(_bad.Submit(default))).RunStateAsync(default);
        var good = await Define.Flow(() => SubmitAsync(_good.Submit(default)), strict).RunStateAsync(default);

        Assert.True(unseen.IsFailed);
        Assert.Matches("^1 submitted task run\\(s\\) did not complete, and nobody looked at them: 'Work-[0-9a-f]{3}' is Failed$", unseen.Message);
        Assert.Equal("bad", Assert.Throws<InvalidOperationException>(() => unseen.Result()).Message);
        Assert.True(plain.IsCompleted);
        Assert.True(good.IsCompleted);

        static async Task<int> SubmitAsync(params Future[] futures)
        {
            await Futures.WaitAllAsync(futures);
            return 1;
        }
    }

    [Fact]
    [PrefectBehaviour("H5")]
    public async Task A_failure_that_was_looked_at_fails_no_flow_and_one_that_never_ran_does()
    {
        var strict = new FlowAttribute { FailOnUnobservedFailures = true };

        var seen = await Define.Flow(
            async () =>
            {
                var (first, second, third) = (_bad.Submit(default), _bad.Submit(default), _bad.Submit(default));
                await Assert.ThrowsAsync<InvalidOperationException>(async () => await first);
                await second.WaitAsync();
                return (second.State.IsFailed, (await third.StateAsync()).IsFailed);
            },
            strict).RunStateAsync(default);
        var notReady = await Define.Flow(
            async () =>
            {
                var bad = _bad.Submit(default);
                var after = _good.Submit([new Upstream("x", bad)], () => default);
                await after.WaitAsync();
                return bad.State.IsFailed;
            },
            strict).RunStateAsync(default);

        Assert.True(seen.IsCompleted);
        Assert.EndsWith("is NotReady", notReady.Message, StringComparison.Ordinal);
        Assert.Equal(notReady.Message, Assert.Throws<FailedRunException>(() => notReady.Result()).Message);
    }

    [Fact]
    public async Task A_flow_that_fails_for_what_nobody_looked_at_is_retried_like_any_other()
    {
        var flow = Define.Flow(
            async () =>
            {
                var future = Run.FlowRun!.RunCount == 1 ? _bad.Submit(default) : _good.Submit(default);
                await future.WaitAsync();
                return 1;
            },
            new FlowAttribute { FailOnUnobservedFailures = true, Retries = 1 });

        Assert.Equal(1, await flow.RunAsync(default));
        Assert.Equal("Pending, Running, AwaitingRetry, Running, Completed", _engine.NamesOf(_engine.FlowRun));
    }

    [Fact] // Row 92
    public async Task Futures_in_a_list_are_waited_for_and_calling_the_flow_gives_the_list()
    {
        var flow = Define.Flow(() => Task.FromResult<List<Future<int>>>([_good.Submit(default), _bad.Submit(default)]));

        var futures = await flow.RunAsync(default);

        Assert.Equal(["Completed", "Failed"], futures.Select(future => future.State.Name));
        Assert.Equal("1/2 states failed.", _engine.FlowRun.State.Message);
    }

    [Fact]
    public async Task Futures_deep_in_the_result_are_waited_for()
    {
        using var release = new SemaphoreSlim(0);
        var slow = Define.Task(async () =>
        {
            await release.WaitAsync();
            return 1;
        });
        var running = EndOf(() => Task.FromResult(new Dictionary<string, List<(int, Future<int>)>> { ["a"] = [(1, slow.Submit(default))] }));
        var nested = EndOf(() => Task.FromResult<object>(new Dictionary<string, object> { ["a"] = new[] { (1, slow.Submit(default)) } }));

        Assert.False(nested.IsCompleted);
        release.Release(2);
        Assert.True((await nested).IsCompleted);
        Assert.True((await running).IsCompleted);
        Assert.All(_engine.History.TaskRuns, run => Assert.True(run.State.IsCompleted));
    }

    private static async Task<T> Use<T>(Func<Task<T>> call) => await call();

    private static Task<State<T>> EndOf<T>(Func<Task<T>> body) => Define.Flow(body).RunStateAsync(default);
}
