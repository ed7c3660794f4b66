using Microsoft.Extensions.Logging.Abstractions;

namespace Provost.Tests;

/// <summary>What a task run waits for, and what it gets when that fails.</summary>
public sealed class DependencyTests : IDisposable
{
    private readonly TestEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("78")]
    public async Task A_task_that_takes_a_list_gets_the_results_of_a_list_of_futures_and_waits_for_all()
    {
        var sum = await MapPipeline.InFlowAsync(async () => await MapPipeline.AddAllTask.Submit(1, MapPipeline.AddTask.Map([1, 2])));

        Assert.Equal(1 + 11 + 12, sum);
        var runs = _engine.History.TaskRuns;
        Assert.Equal([new("more", runs[0].Id), new("more", runs[1].Id)], runs[2].Inputs);
    }

    [Fact]
    public async Task A_task_starts_after_the_runs_it_is_told_to_wait_for_however_it_is_run()
    {
        var gate = new TaskCompletionSource<int>();
        await MapPipeline.InFlowAsync(async () =>
        {
            var first = Define.Task(() => gate.Task).Submit(default);
            var after = MapPipeline.AddTask.After(first);
            var submitted = after.Submit(1, 1);
            var called = Task.Run(() => after.Run(2, 2));
            var mapped = after.Map([3], 3);
            var withState = Task.Run(() => MapPipeline.AddTask.After([first]).WithOptions(options => options with { Name = "Other" }).RunState(4, 4));
            while (_engine.History.TaskRuns.Count < 5) await Task.Yield();
            Assert.All(_engine.History.TaskRuns.Skip(1), run => Assert.True(run.State.IsPending));

            gate.SetResult(0);

            int[] results = [await submitted, await called];
            Assert.Equal([2, 4], results);
            Assert.Equal([6], await mapped);
            Assert.Equal(8, (await withState).Result());
            return 1;
        });

        var runs = _engine.History.TaskRuns;
        Assert.All(runs.Skip(1), run => Assert.Equal([new TaskInput(TaskInput.WaitFor, runs[0].Id)], run.Inputs));
    }

    [Fact]
    [PrefectBehaviour("60")]
    public async Task After_a_failure_a_task_is_not_ready_and_calling_it_says_so()
    {
        await MapPipeline.InFlowAsync(async () =>
        {
            var failed = MapPipeline.FailTask.Submit(1);
            var after = MapPipeline.AddTask.After(MapPipeline.AddTask.Submit(1), failed);

            Assert.Equal("NotReady", (await after.Submit(1).StateAsync()).Name);
            var exception = Assert.Throws<UnfinishedRunException>(() => after.Run(1));
            Assert.Contains(failed.TaskRunId.ToString(), exception.Message, StringComparison.Ordinal);
            return 1;
        });

        Assert.Equal("Pending, NotReady", _engine.NamesOf(_engine.History.TaskRuns[^1]));
    }

    [Fact]
    [PrefectBehaviour("61")]
    public async Task After_a_failure_that_is_allowed_a_task_runs() =>
        Assert.Equal(11, await MapPipeline.InFlowAsync(async () =>
            await MapPipeline.AddTask.After(MapPipeline.FailTask.Submit(1).AllowFailure(), MapPipeline.FailTask.Map([1, 2]).AllowFailure()).Submit(1)));

    [Fact]
    [PrefectBehaviour("56")]
    public async Task A_failure_that_is_allowed_is_given_as_the_type_of_the_parameter_says()
    {
        var results = await MapPipeline.InFlowAsync(async () =>
        {
            var failed = MapPipeline.FailTask.Submit(7);
            var good = MapPipeline.AddTask.Submit(1);
            return (string[])
            [
                await MapPipeline.DescribeTask.Submit(failed.AllowFailure().ResultOrException),
                await MapPipeline.DescribeTask.Submit(good.AllowFailure().ResultOrException),
                await MapPipeline.NameOfTask.Submit(failed.AllowFailure()),
                await MapPipeline.WhyTask.Submit(failed.AllowFailure()),
                await MapPipeline.WhyTask.Submit(good.AllowFailure()),
                $"{await MapPipeline.AddTask.Submit(failed.AllowFailure(fallback: 100), 1)}",
                $"{await MapPipeline.AddTask.Submit(good.AllowFailure(fallback: 100), 1)}",
            ];
        });

        Assert.Equal(["InvalidOperationException", "11", "Failed", "code 7", "no reason", "101", "12"], results);
    }

    [Fact]
    [PrefectBehaviour("H10")]
    public async Task Runs_that_crashed_were_cancelled_or_never_were_ready_are_allowed_too()
    {
        using var source = new CancellationTokenSource();
        var names = await MapPipeline.InFlowAsync(async () =>
        {
            var never = MapPipeline.NeverEndTask.Submit(source.Token);
            await source.CancelAsync();
            var notReady = MapPipeline.AddTask.Submit(MapPipeline.FailTask.Submit(1), 1);
            return await MapPipeline.NamesTask.Submit(FutureList.Of(MapPipeline.CrashTask.Submit(), never, notReady).AllowFailure());
        });

        Assert.Equal("Crashed Cancelled NotReady", names);
    }

    [Fact]
    [PrefectBehaviour("80")]
    public async Task A_task_run_by_a_task_names_it_as_its_parent()
    {
        var inner = Define.Task(() => Task.FromResult(1));
        var outer = Define.Task(async () => await inner.RunAsync(default) + await inner.Submit(default));

        await outer.RunAsync(default);

        var runs = _engine.History.TaskRuns;
        Assert.Empty(runs[0].Inputs);
        Assert.All(runs.Skip(1), run => Assert.Equal([new TaskInput(TaskInput.Parents, runs[0].Id)], run.Inputs));
    }

    [Fact]
    [PrefectBehaviour("59")]
    public async Task A_run_that_waits_for_itself_is_told_of_the_deadlock()
    {
        var own = new TaskCompletionSource<Future<int>>();
        var task = Define.Task(async () => await await own.Task);

        var state = await MapPipeline.InFlowAsync(async () =>
        {
            own.SetResult(task.Submit(default));
            return (await own.Task.Result.StateAsync()).Exception;
        });

        Assert.Contains("deadlock", Assert.IsType<InvalidOperationException>(state).Message, StringComparison.Ordinal);
    }

    [Fact]
    [PrefectBehaviour("59")]
    public async Task Runs_that_wait_for_each_other_are_told_of_the_deadlock()
    {
        var own = new TaskCompletionSource<Future<int>>();
        var task = Define.Task(async () =>
        {
            var future = await own.Task;
            return await MapPipeline.AddTask.Submit(future, 1); // Cannot start before this run is over, which waits for it.
        });

        var exception = await MapPipeline.InFlowAsync(async () =>
        {
            own.SetResult(task.Submit(default));
            return (await own.Task.Result.StateAsync()).Exception;
        });

        Assert.Contains("deadlock", Assert.IsType<InvalidOperationException>(exception).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_itself_with_a_limit_is_no_deadlock()
    {
        var own = new TaskCompletionSource<Future<int>>();
        var task = Define.Task(async () =>
        {
            var waiting = (await own.Task).WaitAsync(TimeSpan.FromSeconds(1));
            _engine.Clock.AdvanceSeconds(1);
            return await waiting ? 1 : 2;
        });

        Assert.Equal(2, await MapPipeline.InFlowAsync(async () =>
        {
            own.SetResult(task.Submit(default));
            return await own.Task.Result;
        }));
    }

    [Fact]
    public async Task A_long_chain_of_runs_does_not_stay_in_memory()
    {
        using var forgetful = ProvostEngine.Use(new ProvostOptions { LoggerFactory = NullLoggerFactory.Instance });
        var weak = await MapPipeline.InFlowAsync(async () =>
        {
            var (reference, future) = Start();
            for (var i = 0; i < 100; i++) future = Next(future);
            await future;
            for (var i = 0; i < 10 && reference.IsAlive; i++)
            {
                await Task.Delay(1);
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            GC.KeepAlive(future);
            return reference;
        });

        Assert.False(weak.IsAlive);

        static (WeakReference, Future<object>) Start()
        {
            var value = new object();
            return (new(value), Define.Task<object, object>(Task.FromResult).Submit(new(value)));
        }

        static Future<object> Next(Future<object> before)
        {
            var task = Define.Task<object, object>(_ => Task.FromResult(new object()));
            return task.Submit([new("x", before)], () => new(before.State.Result()));
        }
    }
}
