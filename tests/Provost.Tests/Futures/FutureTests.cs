using Provost.Generated;

namespace Provost.Tests;

/// <summary>Submitted task runs: how they are waited for, what they depend on, and when their flow ends.</summary>
public sealed class FutureTests : IDisposable
{
    private readonly TestEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task A_submitted_task_runs_on_its_own_and_awaiting_it_gives_the_result()
    {
        var start = new TaskCompletionSource();
        var task = Define.Task(async () =>
        {
            await start.Task;
            return 5;
        });

        var result = await InFlow(async () =>
        {
            var future = task.Submit(default);
            Assert.False(future.IsDone);
            Assert.False(future.State.IsFinal);
            start.SetResult();
            var value = await future;
            Assert.True(future.IsDone);
            Assert.Equal(future.TaskRunId, future.State.TaskRunId);
            return value;
        });

        Assert.Equal(5, result);
        Assert.Equal("Pending, Running, Completed", _engine.NamesOf(_engine.TaskRun));
        Assert.Same(_engine.FlowRun, _engine.TaskRun.Parent);
    }

    [Fact]
    public async Task Awaiting_a_failed_future_throws_what_the_task_threw()
    {
        var thrown = new InvalidOperationException("no");
        var task = Define.Task<int>(() => throw thrown);

        var caught = await InFlow(() => Assert.ThrowsAsync<InvalidOperationException>(async () => await task.Submit(default)));

        Assert.Same(thrown, caught);
    }

    [Fact] // Row 65
    [PrefectBehaviour("65")]
    public async Task The_state_of_a_failed_future_gives_its_exception_without_throwing()
    {
        var task = Define.Task<int>(() => throw new InvalidOperationException("no"));

        var state = await InFlow<State>(async () =>
        {
            var future = task.Submit(default);
            await future.WaitAsync();
            return new Completed(data: future.State);
        });

        var failed = Assert.IsAssignableFrom<State>(state.Result());
        Assert.IsType<InvalidOperationException>(failed.Result(raiseOnFailure: false));
    }

    [Fact] // Row 54
    [PrefectBehaviour("54")]
    public void Submitting_outside_any_run_is_refused()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Define.Task(() => Task.FromResult(1)).Submit(default));

        Assert.Contains("'Work' cannot be submitted outside", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_may_submit_too_and_what_it_submits_belongs_to_the_flow()
    {
        var inner = Define.Task(() => Task.FromResult(3));
        var outer = Define.Task(async () => await inner.Submit(default));

        Assert.Equal(3, await InFlow(() => outer.RunAsync(default)));
        Assert.Equal(3, await outer.RunAsync(default));
    }

    [Fact] // Row 63
    [PrefectBehaviour("63")]
    public async Task Waiting_for_a_future_with_a_limit_does_not_throw_when_it_is_reached()
    {
        var release = new TaskCompletionSource();
        var task = Define.Task(async () =>
        {
            await release.Task;
            return 1;
        });

        await InFlow(async () =>
        {
            var future = task.Submit(default);
            var waiting = future.WaitAsync(TimeSpan.FromSeconds(3));
            _engine.Clock.AdvanceSeconds(3);
            Assert.False(await waiting);
            Assert.False(future.State.IsCompleted);
            release.SetResult();
            Assert.True(await future.WaitAsync(TimeSpan.FromSeconds(3)));
            return 1;
        });
    }

    [Fact] // Row 64
    [PrefectBehaviour("64")]
    public async Task Waiting_for_a_result_with_a_limit_throws_when_it_is_reached()
    {
        var release = new TaskCompletionSource<int>();
        var task = Define.Task(() => release.Task);

        await InFlow(async () =>
        {
            var waiting = task.Submit(default).ResultAsync(TimeSpan.FromSeconds(3));
            _engine.Clock.AdvanceSeconds(3);
            var exception = await Assert.ThrowsAsync<TimeoutException>(() => waiting);
            Assert.Contains("3 second(s)", exception.Message, StringComparison.Ordinal);
            release.SetResult(1);
            return 1;
        });
    }

    [Fact] // Row 74
    [PrefectBehaviour("74")]
    public async Task A_negative_limit_is_refused()
    {
        await InFlow(async () =>
        {
            var future = Define.Task(() => Task.FromResult(1)).Submit(default);
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => future.WaitAsync(TimeSpan.FromSeconds(-1)));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Futures.WaitAllAsync([future], TimeSpan.FromSeconds(-1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => Futures.AsCompletedAsync([future], TimeSpan.FromSeconds(-1)));
            return 1;
        });
    }

    [Fact]
    public async Task Cancelling_a_wait_leaves_the_run_alone()
    {
        var release = new TaskCompletionSource<int>();
        using var source = new CancellationTokenSource();

        await InFlow(async () =>
        {
            var future = Define.Task(() => release.Task).Submit(default);
            var waiting = future.WaitAsync(source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
            release.SetResult(1);
            return await future;
        });
    }

    [Fact] // Row 78
    [PrefectBehaviour("78")]
    public async Task A_task_that_takes_a_future_waits_for_it_and_records_it()
    {
        var first = Define.Task(() => Task.FromResult(20));

        var result = await InFlow(async () =>
        {
            var upstream = first.Submit(default);
            return await Plus(upstream, 22);
        });

        Assert.Equal(42, result);
        var downstream = _engine.History.TaskRuns[1];
        Assert.Equal([new TaskInput("x", _engine.History.TaskRuns[0].Id)], downstream.Inputs);
    }

    [Fact]
    [PrefectBehaviour("H9")]
    public async Task A_task_whose_upstream_failed_is_not_ready_never_runs_and_neither_does_what_depends_on_it() // Row 60
    {
        var bad = Define.Task<int>(() => throw new InvalidOperationException());

        Future<int>? second = null;
        Future<int>? third = null;
        await InFlow(async () =>
        {
            second = Plus(bad.Submit(default), 1);
            third = Plus(second, 1);
            await Futures.WaitAllAsync([second, third]);
            return default(NoResult);
        });

        Assert.True(second!.IsDone);
        Assert.Equal("NotReady", second.State.Name);
        Assert.True(second.State.IsPending);
        Assert.Equal($"Upstream task run '{_engine.History.TaskRuns[0].Id}' did not reach a 'COMPLETED' state.", second.State.Message);
        Assert.Equal("NotReady", third!.State.Name);
        await Assert.ThrowsAsync<UnfinishedRunException>(async () => await second);
        Assert.Equal("Pending, NotReady", _engine.NamesOf(_engine.History.TaskRuns[1]));
        Assert.True(_engine.FlowRun.State.IsCompleted);
    }

    [Fact]
    [PrefectBehaviour("H9")]
    public async Task A_returned_future_that_is_not_ready_fails_the_flow()
    {
        var bad = Define.Task<int>(() => throw new InvalidOperationException());

        var state = await Define.Flow(() => Task.FromResult(Plus(bad.Submit(default), 1))).RunStateAsync(default);

        Assert.Equal("1/1 states are not final.", state.Message);
    }

    [Fact]
    [PrefectBehaviour("207")]
    public async Task When_its_flow_ends_a_run_under_way_is_waited_for_and_one_that_has_not_started_is_cancelled()
    {
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource<int>());
        var slow = Define.Task(() =>
        {
            started.SetResult();
            return release.Task;
        });

        Future<int>? second = null;
        var running = InFlow(async () =>
        {
            var first = slow.Submit(default);
            second = Plus(first, 1);
            await started.Task;
            return 1;
        });

        while (second is not { IsDone: true }) await Task.Yield();
        Assert.True(second.State.IsCancelled);
        Assert.Contains("had not started", second.State.Message, StringComparison.Ordinal);
        Assert.False(running.IsCompleted);
        Assert.False(_engine.FlowRun.State.IsFinal);
        release.SetResult(1);
        await running;
        Assert.True(_engine.History.TaskRuns[0].State.IsCompleted);
        Assert.True(_engine.FlowRun.State.IsCompleted);
    }

    [Fact]
    public async Task Each_attempt_of_a_task_outside_of_flows_can_submit()
    {
        var inner = Define.Task(() => Task.FromResult(1));
        var calls = 0;
        var outer = Define.Task(
            async () =>
            {
                var value = await inner.Submit(default);
                return ++calls == 2 ? value : throw new InvalidOperationException();
            },
            new TaskAttribute { Retries = 1 });

        Assert.Equal(1, await outer.RunAsync(default));
    }

    [Fact]
    public async Task A_flow_that_fails_waits_for_its_futures_all_the_same()
    {
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource<int>());
        var slow = Define.Task(() =>
        {
            started.SetResult();
            return release.Task;
        });

        var running = Define.Flow<int>(async () =>
        {
            _ = slow.Submit(default);
            await started.Task;
            throw new InvalidOperationException("no");
        }).RunStateAsync(default);
        await started.Task;

        Assert.False(running.IsCompleted);
        release.SetResult(1);
        Assert.True((await running).IsFailed);
        Assert.True(_engine.TaskRun.State.IsCompleted);
    }

    [Fact]
    public async Task A_task_submitted_after_its_flow_ended_is_cancelled()
    {
        var late = new TaskCompletionSource();
        Task<Future<int>>? straggler = null;
        await InFlow(() =>
        {
            straggler = Task.Run(async () =>
            {
                await late.Task;
                return Define.Task(() => Task.FromResult(1)).Submit(default);
            });
            return Task.FromResult(1);
        });

        late.SetResult();
        var future = await straggler!;

        Assert.True(future.IsDone);
        Assert.True(future.State.IsCancelled);
    }

    [Fact]
    public async Task Cancelling_the_flow_cancels_its_futures()
    {
        using var source = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var task = Define.Task(async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });

        var running = Define.Flow(async () => await task.Submit(default)).RunStateAsync(default, source.Token);
        await started.Task;
        await source.CancelAsync();

        Assert.True((await running).IsCancelled);
        Assert.True(_engine.TaskRun.State.IsCancelled);
    }

    [Fact]
    public void A_synchronous_flow_waits_for_futures_by_blocking()
    {
        var task = Define.Task(async () =>
        {
            await Task.Yield();
            return 2;
        });
        var flow = Define.SyncFlow(() =>
        {
            Future<int>[] futures = [task.Submit(default), task.Submit(default)];
            Futures.WaitAll(futures);
            return futures.Sum(future => future.Result());
        });

        Assert.Equal(4, flow.Run(default));
    }

    [Fact] // Rows 66 and 67
    [PrefectBehaviour("67")]
    public async Task Waiting_for_several_futures_with_a_limit_says_which_are_done()
    {
        var release = new TaskCompletionSource<int>();
        await InFlow(async () =>
        {
            var quick = Define.Task(() => Task.FromResult(1)).Submit(default);
            var slow = Define.Task(() => release.Task).Submit(default);
            await quick;

            var waiting = Futures.WaitAllAsync([quick, slow], TimeSpan.FromSeconds(1));
            _engine.Clock.AdvanceSeconds(1);
            var result = await waiting;

            Assert.Equal([quick], result.Done);
            Assert.Equal([slow], result.NotDone);
            release.SetResult(1);
            return 1;
        });
    }

    [Fact] // Row 68
    [PrefectBehaviour("68")]
    public async Task Futures_come_in_the_order_in_which_they_end()
    {
        TaskCompletionSource<int>[] sources = [new(), new(), new()];
        await InFlow(async () =>
        {
            List<Future<int>> futures = [.. sources.Select(source => Define.Task(() => source.Task).Submit(default))];
            var order = new List<int>();
            sources[2].SetResult(1);
            await foreach (var future in Futures.AsCompletedAsync([.. futures, .. futures]))
            {
                order.Add(future.State.Result());
                if (order.Count == 1) sources[1].SetResult(5);
                if (order.Count == 2) sources[0].SetResult(10);
            }

            Assert.Equal([1, 5, 10], order);
            return 1;
        });
    }

    [Fact] // Rows 69 and 70
    [PrefectBehaviour("69", "70")]
    public async Task Futures_that_do_not_end_in_time_are_counted_after_those_that_did()
    {
        var release = new TaskCompletionSource<int>();
        await InFlow(async () =>
        {
            var quick = Define.Task(() => Task.FromResult(1)).Submit(default);
            await quick;
            Future<int>[] futures = [quick, Define.Task(() => release.Task).Submit(default), Define.Task(() => release.Task).Submit(default)];
            var given = new List<Future<int>>();

            var exception = await Assert.ThrowsAsync<TimeoutException>(async () =>
            {
                await foreach (var future in Futures.AsCompletedAsync(futures, TimeSpan.Zero)) given.Add(future);
            });

            Assert.Equal("2 (of 3) futures unfinished", exception.Message);
            Assert.Equal([quick], given);
            release.SetResult(1);
            return 1;
        });
    }

    [Fact] // Rows 71 and 72
    [PrefectBehaviour("71", "72")]
    public async Task All_results_come_in_the_order_of_the_futures_and_the_first_failure_at_once()
    {
        var release = new TaskCompletionSource<int>();
        await InFlow(async () =>
        {
            var slow = Define.Task(() => release.Task).Submit(default);
            var bad = Define.Task<int>(() => throw new InvalidOperationException("no")).Submit(default);
            var quick = Define.Task(() => Task.FromResult(2)).Submit(default);

            await Assert.ThrowsAsync<InvalidOperationException>(() => Futures.ResultsAsync([slow, bad, quick]));
            Assert.False(slow.IsDone);
            release.SetResult(1);
            Assert.Equal([1, 2], await Futures.ResultsAsync([slow, quick]));
            return 1;
        });
    }

    [Fact]
    [PrefectBehaviour("73", "74")]
    public async Task A_list_of_results_has_a_message_of_its_own_when_its_time_is_up()
    {
        var release = new TaskCompletionSource<int>();
        await InFlow(async () =>
        {
            FutureList<int> futures = [Define.Task(() => Task.FromResult(1)).Submit(default), Define.Task(() => release.Task).Submit(default)];
            Task[] waiting = [futures.ResultsAsync(TimeSpan.FromSeconds(2.5)), futures.StatesAsync(TimeSpan.FromSeconds(2.5))];
            var some = futures.WaitAsync(TimeSpan.FromSeconds(2.5));
            _engine.Clock.AdvanceSeconds(2.5);

            foreach (var wait in waiting)
                Assert.Equal("Timed out waiting for all futures to complete within 2.5 second(s).", (await Assert.ThrowsAsync<TimeoutException>(() => wait)).Message);
            Assert.False(await some);
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => futures.ResultsAsync(TimeSpan.FromSeconds(-1)));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => futures.StatesAsync(TimeSpan.FromSeconds(-1)));
            release.SetResult(2);
            Assert.Equal([1, 2], await futures);
            Assert.Equal([1, 2], await Futures.ResultsAsync([.. futures], TimeSpan.FromSeconds(1)));
            return 1;
        });
    }

    [Fact]
    public async Task A_timeout_that_a_task_threw_is_not_taken_for_that_of_the_list()
    {
        var thrown = new TimeoutException("of the task");

        var caught = await InFlow(() => Assert.ThrowsAsync<TimeoutException>(
            () => FutureList.Of(Define.Task<int>(() => throw thrown).Submit(default)).ResultsAsync(TimeSpan.FromSeconds(1))));

        Assert.Same(thrown, caught);
    }

    [Fact]
    [PrefectBehaviour("65")]
    public async Task The_exception_can_be_asked_for_instead_of_being_thrown()
    {
        var thrown = new InvalidOperationException("no");
        await InFlow(async () =>
        {
            var bad = Define.Task<int>(() => throw thrown).Submit(default);
            Assert.Same(thrown, await bad.ResultAsync(raiseOnFailure: false));
            await Assert.ThrowsAsync<InvalidOperationException>(() => bad.ResultAsync(raiseOnFailure: true));
            Assert.Equal(1, await Define.Task(() => Task.FromResult(1)).Submit(default).ResultAsync(raiseOnFailure: false));
            return 1;
        });
    }

    [Fact]
    public async Task Ten_thousand_futures_wait_at_the_same_time_and_hold_no_thread()
    {
        const int Count = 10_000;
        var (running, all, release) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        var task = Define.Task(async () =>
        {
            if (Interlocked.Increment(ref running) == Count) all.SetResult();
            await release.Task;
            return 1;
        });

        var sum = await InFlow(async () =>
        {
            List<Future<int>> futures = [.. Enumerable.Range(0, Count).Select(_ => task.Submit(default))];
            List<Future<int>> sums = [.. futures.Select(future => Plus(future, 1))];
            await all.Task;
            Assert.InRange(ThreadPool.ThreadCount, 0, 200);
            release.SetResult();
            await Futures.WaitAllAsync(sums);
            return sums.Sum(future => future.State.Result());
        });

        Assert.Equal(2 * Count, sum);
    }

    [Fact]
    public async Task A_future_nobody_waits_for_leaves_no_unobserved_exception()
    {
        var unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, e) => unobserved += e.Exception.ToString().Contains("nobody looks", StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            await InFlow(() =>
            {
                for (var i = 0; i < 10; i++) _ = Define.Task<int>(async () =>
                {
                    await Task.Yield();
                    throw new InvalidOperationException("nobody looks");
                }).Submit(default);
                return Task.FromResult(1);
            });

            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }

        Assert.Equal(0, unobserved);
    }

    private static Task<T> InFlow<T>(Func<Task<T>> body) => Define.Flow(body).RunAsync(default);

    /// <summary>Submits as generated code does: each argument a value or a future.</summary>
    private static Future<int> Plus(Input<int> x, Input<int> y)
    {
        var task = new TaskDefinition<(int X, int Y), int>("Tests.Plus", "Plus", new TaskAttribute())
        {
            Body = static (arguments, _) => new ValueTask<int>(arguments.X + arguments.Y), IsSynchronous = true, Parameters = ["x", "y"],
        };
        var upstream = new List<Upstream>();
        x.AddUpstream("x", upstream);
        y.AddUpstream("y", upstream);
        return task.Submit(upstream, () => (x.Value, y.Value));
    }
}
