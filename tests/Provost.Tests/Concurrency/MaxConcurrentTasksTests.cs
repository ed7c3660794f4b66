namespace Provost.Tests;

/// <summary>The bound on submitted tasks of a flow run.</summary>
public sealed class MaxConcurrentTasksTests : IDisposable
{
    private readonly TestEngine _engine = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _full = new();
    private int _running;
    private int _most;
    private int _expected;

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_runs_than_allowed_are_under_way_at_once_and_they_start_in_order(int limit)
    {
        Expect(limit);
        var order = new List<int>();
        var task = Define.Task<int, int>(async number =>
        {
            lock (_lock) order.Add(number);
            await CountedAsync();
            return number;
        });

        var results = await Define.Flow(
            () => FutureList.Of(Enumerable.Range(0, 50).Select(number => task.Submit(new(number)))).ResultsAsync(),
            new FlowAttribute { MaxConcurrentTasks = limit }).RunAsync(default);

        Assert.Equal(Enumerable.Range(0, 50), results);
        Assert.Equal(limit, _most);
        if (limit == 1) Assert.Equal(results, order);
    }

    [Fact]
    public async Task The_setting_holds_for_flows_that_do_not_say_so_and_tasks_outside_flows()
    {
        using var engine = new TestEngine(configure: options => options with { MaxConcurrentTasks = 2 });
        var task = Define.Task(CountedAsync);

        Expect(2);
        await Define.Flow(() => FutureList.Of(Enumerable.Range(0, 20).Select(_ => task.Submit(default))).ResultsAsync()).RunAsync(default);
        Assert.Equal(2, _most);
        Expect(2);
        await Define.Task(() => FutureList.Of(Enumerable.Range(0, 20).Select(_ => task.Submit(default))).ResultsAsync()).RunAsync(default);
        Assert.Equal(2, _most);
        Expect(4);
        await Define.Flow(
            () => FutureList.Of(Enumerable.Range(0, 20).Select(_ => task.Submit(default))).ResultsAsync(),
            new FlowAttribute { MaxConcurrentTasks = 4 }).RunAsync(default);
        Assert.Equal(4, _most);
    }

    [Theory]
    [InlineData("await")]
    [InlineData("wait")]
    [InlineData("results")]
    [InlineData("as completed")]
    [InlineData("all at once")]
    [PrefectBehaviour("81")]
    public async Task Tasks_that_submit_tasks_and_wait_for_them_do_not_block_each_other(string how)
    {
        Expect(1);
        var leaf = Define.Task(CountedAsync);
        var branch = Define.Task(async () =>
        {
            FutureList<int> leaves = [leaf.Submit(default), leaf.Submit(default)];
            switch (how)
            {
                case "await":
                    return await leaves[0] + await leaves[1];
                case "wait":
                    leaves.Wait();
                    return leaves.Sum(future => future.Result());
                case "results":
                    return (await leaves).Sum();
                case "as completed":
                    var sum = 0;
                    await foreach (var future in leaves.AsCompletedAsync()) sum += future.State.Result();
                    return sum;
                default:
                    return (await Task.WhenAll(leaves.Select(future => future.ResultAsync()))).Sum();
            }
        });
        var root = Define.Task(async () => (await FutureList.Of(branch.Submit(default), branch.Submit(default))).Sum());

        var sum = await Define.Flow(async () => await root.Submit(default), new FlowAttribute { MaxConcurrentTasks = 1 }).RunAsync(default);

        Assert.Equal(4, sum);
        Assert.Equal(1, _most);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_limit_lends_its_slot_to_the_one_that_holds_it()
    {
        Concurrency.Define(new() { Name = "db", Limit = 1 });
        var leaf = Define.Task(() => Task.FromResult(1));
        var holding = new TaskCompletionSource();
        var holder = Define.Task(async () =>
        {
            await using var lease = await Concurrency.AcquireAsync("db");
            holding.SetResult();
            return await leaf.Submit(default);
        });
        var waiter = Define.Task(async () =>
        {
            await using var lease = await Concurrency.AcquireAsync("db");
            return 1;
        });

        var sum = await Define.Flow(
            async () =>
            {
                var first = holder.Submit(default);
                await holding.Task;
                return (await FutureList.Of(first, waiter.Submit(default))).Sum();
            },
            new FlowAttribute { MaxConcurrentTasks = 1 }).RunAsync(default);

        Assert.Equal(2, sum);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_retry_or_for_a_flow_it_called_lends_its_slot()
    {
        var attempts = 0;
        var retried = Define.Task<int>(
            () => ++attempts == 1 ? throw new InvalidOperationException() : Task.FromResult(attempts),
            new TaskAttribute { Retries = 1, RetryDelaySeconds = [5] });
        var quick = Define.Task(() => Task.FromResult(3));
        var calling = Define.Task(() => Define.Flow(async () => await quick.Submit(default)).RunAsync(default));

        var results = await Define.Flow(
            async () =>
            {
                var first = retried.Submit(default);
                var others = await FutureList.Of(quick.Submit(default), calling.Submit(default));
                Assert.Equal("AwaitingRetry", first.State.Name);
                _engine.Clock.AdvanceSeconds(5);
                return (int[])[await first, .. others];
            },
            new FlowAttribute { MaxConcurrentTasks = 1 }).RunAsync(default);

        Assert.Equal([2, 3, 3], results);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_is_cancelled_with_the_flow()
    {
        using var source = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var task = Define.Task(async token =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        });

        var running = Define.Flow(
            async () => (await FutureList.Of(task.Submit(default), task.Submit(default))).Sum(),
            new FlowAttribute { MaxConcurrentTasks = 1 }).RunStateAsync(default, source.Token);
        await started.Task;
        await source.CancelAsync();

        Assert.True((await running).IsCancelled);
        Assert.Equal(["Pending, Cancelled", "Pending, Running, Cancelled"], _engine.History.TaskRuns.Select(_engine.NamesOf).Order());
    }

    /// <summary>Waits until as many are under way as there are to be, so that the most there were is no matter of luck.</summary>
    private async Task<int> CountedAsync()
    {
        lock (_lock)
        {
            _most = Math.Max(_most, ++_running);
            if (_running == _expected) _full.TrySetResult();
        }

        await _full.Task;
        for (var i = 0; i < 5; i++) await Task.Yield();
        lock (_lock) _running--;
        return 1;
    }

    private void Expect(int running) => (_expected, _most, _full) = (running, 0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
