using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>Limits on tags: task runs take slots before they run, and give them back in every way they can end.</summary>
public sealed class TagLimitTests : IDisposable
{
    private static readonly TaskAttribute s_tagged = new() { Tags = ["db"] };

    private readonly TestEngine _engine = new(configure: options => options with
    {
        ConcurrencyLimits = [new() { Name = "tag:db", Limit = 1 }, new() { Name = "tag:shut", Limit = 0 }],
    });

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("187")]
    public async Task A_run_holds_a_slot_of_the_limit_on_its_tag_and_the_next_one_stays_pending_until_it_is_over()
    {
        TaskCompletionSource started = new(), release = new();
        var task = Define.Task(
            async () =>
            {
                Assert.Same(Run.TaskRun, Assert.Single(Assert.Single(Concurrency.Limits, usage => usage.Occupied == 1).Holders));
                started.TrySetResult();
                await release.Task;
                return 1;
            },
            s_tagged);

        await Define.Flow(async () =>
        {
            var first = task.Submit(default);
            await started.Task;
            var second = task.Submit(default);
            while (Waiting == 0) await Task.Yield();
            Assert.True(second.State.IsPending);
            release.SetResult();
            return await FutureList.Of(first, second);
        }).RunAsync(default);

        Assert.Equal((0, 0), (Occupied, Waiting));
        Assert.Equal("Pending, Running, Completed", _engine.NamesOf(_engine.History.TaskRuns[1]));
    }

    [Fact]
    [PrefectBehaviour("187", "188")]
    public async Task Tags_without_a_limit_are_not_warned_of_and_make_none()
    {
        await Define.Task(() => Task.FromResult(1), new TaskAttribute { Tags = ["free"] }).RunAsync(default);

        Assert.DoesNotContain(_engine.Log.Entries, entry => entry.Level >= LogLevel.Warning);
        Assert.Equal(["tag:db", "tag:shut"], Concurrency.Limits.Select(usage => usage.Limit.Name));
    }

    [Fact]
    [PrefectBehaviour("44")]
    public async Task A_run_that_can_never_have_a_slot_crashes_before_it_runs()
    {
        var state = await Define.Task(() => Task.FromResult(1), new TaskAttribute { Tags = ["shut"] }).RunStateAsync(default);

        Assert.IsType<ConcurrencyLimitException>(state.Exception);
        Assert.Equal("Pending, Crashed", _engine.NamesOf(_engine.TaskRun));
        Assert.Null(_engine.TaskRun.EndTime);
    }

    [Fact]
    [PrefectBehaviour("H17")]
    public async Task A_run_gives_its_slot_back_while_it_waits_for_a_retry()
    {
        var attempts = 0;
        var retried = Define.Task<int>(
            () => ++attempts == 1 ? throw new InvalidOperationException() : Task.FromResult(Occupied),
            new TaskAttribute { Tags = ["db"], Retries = 1, RetryDelaySeconds = [10] });
        var running = retried.RunAsync(default);
        await _engine.Clock.TimersAsync(1);

        Assert.Equal(0, Occupied);
        var other = await Concurrency.AcquireAsync("tag:db", timeout: TimeSpan.Zero);
        _engine.Clock.AdvanceSeconds(10);
        while (Waiting == 0) await Task.Yield();
        Assert.Equal("AwaitingRetry", _engine.TaskRun.State.Name);
        other.Dispose();

        Assert.Equal(1, await running);
        Assert.Equal("Pending, Running, AwaitingRetry, Retrying, Completed", _engine.NamesOf(_engine.TaskRun));
        Assert.Equal(0, Occupied);
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("times out")]
    [InlineData("crashes")]
    [InlineData("is cancelled")]
    [InlineData("is cancelled while it waits")]
    public async Task However_a_run_ends_its_slot_comes_back(string end)
    {
        using var source = new CancellationTokenSource();
        using var held = end == "is cancelled while it waits" ? await Concurrency.AcquireAsync("tag:db") : null;
        var started = new TaskCompletionSource();
        var running = Define.Task<int>(
            async token =>
            {
                Assert.Equal(1, Occupied);
                started.SetResult();
                if (end == "fails") throw new InvalidOperationException();
                if (end == "crashes") throw new OutOfMemoryException();
                await Task.Delay(Timeout.Infinite, token);
                return 1;
            },
            new TaskAttribute { Tags = ["db"], TimeoutSeconds = 5 }).RunStateAsync(default, source.Token);

        if (held is null) await started.Task;
        if (end == "times out") _engine.Clock.AdvanceSeconds(5);
        if (end.StartsWith("is cancelled", StringComparison.Ordinal)) await source.CancelAsync();

        Assert.True((await running).IsFinal);
        held?.Dispose();
        Assert.Equal((0, 0), (Occupied, Waiting));
    }

    [Fact]
    public async Task Tags_of_the_flow_count_and_a_task_called_by_a_holder_needs_no_slot_of_its_own()
    {
        var inner = Define.Task(() => Task.FromResult(Occupied), s_tagged);
        var outer = Define.Task(() => inner.RunAsync(default), s_tagged);

        Assert.Equal(1, await Define.Flow(() => outer.RunAsync(default)).RunAsync(default));
        Assert.Equal(1, await Define.Flow(() => Define.Task(() => Task.FromResult(Occupied)).RunAsync(default), new FlowAttribute { Tags = ["db"] }).RunAsync(default));
        Assert.Equal(0, Occupied);
    }

    private static int Occupied => Concurrency.Limits.Single(usage => usage.Limit.Name == "tag:db").Occupied;

    private static int Waiting => Concurrency.Limits.Single(usage => usage.Limit.Name == "tag:db").Waiting;
}
