using System.Runtime.CompilerServices;
using Provost.Generated;

namespace Provost.Tests;

/// <summary>Flows and tasks that return an asynchronous stream.</summary>
public sealed class StreamTests
{
    private readonly List<string> _events = [];

    [Fact]
    [PrefectBehaviour("52")]
    public async Task Code_and_consumer_take_turns_each_in_its_own_run()
    {
        using var engine = new TestEngine();
        var task = Define.StreamTask(_ => CountAsync(2));
        var flow = Define.Flow(async () =>
        {
            await foreach (var number in Streams.Run(task, default))
            {
                await Task.Yield();
                _events.Add($"got {number} in {Kind()}");
            }

            return 0;
        });

        await flow.RunAsync(default);

        Assert.Equal(["make 1 in TaskRun", "got 1 in FlowRun", "make 2 in TaskRun", "got 2 in FlowRun", "end in TaskRun"], _events);
        Assert.Equal("Pending, Running, Completed", engine.NamesOf(engine.TaskRun));
        Assert.Same(engine.FlowRun, engine.TaskRun.Parent);
    }

    [Fact]
    public async Task Each_enumeration_is_a_run_and_without_one_there_is_none()
    {
        using var engine = new TestEngine();
        var stream = Streams.Run(Define.StreamTask(_ => CountAsync(2)), default);
        await stream.GetAsyncEnumerator().DisposeAsync();
        Assert.Empty(engine.History.Runs);

        Assert.Equal([1, 2], await stream.ToListAsync());
        Assert.Equal([1, 2], await stream.ToListAsync());

        Assert.Equal(["Completed", "Completed"], engine.History.TaskRuns.Select(run => run.State.Name));
    }

    [Fact]
    [PrefectBehaviour("50")]
    public async Task A_failure_before_the_first_element_is_retried()
    {
        using var engine = new TestEngine();
        var attempts = 0;
        var task = Define.StreamTask(_ => ++attempts < 3 ? FailAsync(after: 0) : CountAsync(2), new TaskAttribute { Retries = 2 });

        Assert.Equal([1, 2], await Streams.Run(task, default).ToListAsync());

        Assert.Equal("Pending, Running, Retrying, Retrying, Completed", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    [PrefectBehaviour("50")]
    public async Task A_failure_after_the_first_element_is_not_retried_since_its_consumer_has_seen_it()
    {
        using var engine = new TestEngine();
        var task = Define.StreamTask(_ => FailAsync(after: 2), new TaskAttribute { Retries = 2 });
        List<int> got = [];

        var exception = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var number in Streams.Run(task, default)) got.Add(number);
        });

        Assert.Equal([1, 2], got);
        Assert.Contains(nameof(FailAsync), exception.StackTrace!.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("Pending, Running, Failed", engine.NamesOf(engine.TaskRun));
        Assert.True(engine.Log.Has("Task run failed with exception: IOException: broken - It is not tried again, since its consumer has got 2 element(s) already"));
        Assert.False(engine.Log.Has("Retries are exhausted"));
    }

    [Fact]
    [PrefectBehaviour("51")]
    public async Task Where_the_elements_are_collected_any_failure_is_retried()
    {
        using var engine = new TestEngine();
        var attempts = 0;
        var task = Define.StreamTask(_ => ++attempts < 2 ? FailAsync(after: 2) : CountAsync(3), new TaskAttribute { Retries = 1 });

        Assert.Equal([1, 2, 3], (await task.RunStateAsync(default)).Result());
    }

    [Fact]
    public async Task A_consumer_that_stops_completes_the_run_after_its_code_has_cleaned_up()
    {
        using var engine = new TestEngine();
        await foreach (var number in Streams.Run(Define.StreamTask(_ => CountAsync(9)), default))
        {
            if (number == 2) break;
        }

        Assert.Equal(["make 1 in TaskRun", "make 2 in TaskRun", "end in TaskRun"], _events);
        Assert.Equal((StateType.Completed, "The consumer stopped after 2 element(s)."), (engine.TaskRun.State.Type, engine.TaskRun.State.Message));
        Assert.Throws<MissingResultException>(() => ((State<IReadOnlyList<int>>)engine.TaskRun.State).Result());
    }

    [Fact]
    public async Task What_the_code_throws_while_it_cleans_up_reaches_the_consumer()
    {
        using var engine = new TestEngine();
        var enumerator = Streams.Run(Define.StreamTask(_ => FailAtTheEndAsync()), default).GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());

        await Assert.ThrowsAsync<IOException>(async () => await enumerator.DisposeAsync());

        Assert.True(engine.TaskRun.State.IsFailed);
        await enumerator.DisposeAsync();
        Assert.False(await enumerator.MoveNextAsync());

        static async IAsyncEnumerable<int> FailAtTheEndAsync()
        {
            try
            {
                yield return 1;
                await Task.Yield();
            }
            finally
            {
                Throw();
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_tokens_of_the_call_and_of_the_enumeration_cancel_the_run(bool ofCall)
    {
        using var engine = new TestEngine();
        using var stop = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var stream = Streams.Run(Define.StreamTask(CountForeverAsync), default, ofCall ? stop.Token : other.Token);
        List<int> got = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var number in stream.WithCancellation(ofCall ? other.Token : stop.Token))
            {
                got.Add(number);
                if (number == 2) await stop.CancelAsync();
            }
        });

        Assert.Equal([1, 2], got);
        Assert.Equal("Pending, Running, Cancelled", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_although_its_consumer_is_busy()
    {
        using var engine = new TestEngine();
        using var stop = new CancellationTokenSource();
        await using var enumerator = Streams.Run(Define.StreamTask(CountForeverAsync), default, stop.Token).GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());

        await stop.CancelAsync();

        Assert.True(engine.TaskRun.State.IsCancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await enumerator.MoveNextAsync());
    }

    [Fact]
    public async Task A_timeout_counts_the_time_of_the_code_and_not_that_of_its_consumer()
    {
        using var engine = new TestEngine();
        await using var enumerator = Streams.Run(Define.StreamTask(CountForeverAsync, new TaskAttribute { TimeoutSeconds = 5 }), default).GetAsyncEnumerator();

        Assert.True(await enumerator.MoveNextAsync());
        engine.Clock.AdvanceSeconds(100);
        Assert.True(await enumerator.MoveNextAsync());
        Assert.True(await enumerator.MoveNextAsync());

        var last = enumerator.MoveNextAsync();
        await engine.Clock.TimersAsync(1);
        engine.Clock.AdvanceSeconds(4);
        Assert.True(engine.TaskRun.State.IsRunning);
        engine.Clock.AdvanceSeconds(1);
        await Assert.ThrowsAsync<TimeoutException>(async () => await last);
        Assert.Equal("Pending, Running, TimedOut", engine.NamesOf(engine.TaskRun));
    }

    [Fact]
    public async Task What_an_abandoned_attempt_makes_is_discarded()
    {
        using var engine = new TestEngine(configure: options => options with { TimeoutGracePeriod = TimeSpan.Zero });
        var attempts = 0;
        var late = new TaskCompletionSource();
        var task = Define.StreamTask(_ => ++attempts == 1 ? LateAsync() : CountAsync(2), new TaskAttribute { TimeoutSeconds = 5, Retries = 1 });
        await using var enumerator = Streams.Run(task, default).GetAsyncEnumerator();

        var first = enumerator.MoveNextAsync();
        engine.Clock.AdvanceSeconds(5);
        Assert.True(await first);
        late.SetResult();

        Assert.Equal(1, enumerator.Current);
        Assert.True(await enumerator.MoveNextAsync());
        Assert.Equal(2, enumerator.Current);
        Assert.False(await enumerator.MoveNextAsync());
        Assert.True(engine.Log.Has("abandoned"));

        async IAsyncEnumerable<int> LateAsync()
        {
            await late.Task;
            yield return 100;
        }
    }

    [Fact]
    public async Task A_stream_that_is_cached_is_not_made_again()
    {
        using var engine = new TestEngine();
        var task = Define.StreamTask(_ => CountAsync(2), new TaskAttribute { ResultStorageKey = "numbers" });

        Assert.Equal([1, 2], await Streams.Run(task, default).ToListAsync());
        Assert.Equal([1, 2], await Streams.Run(task, default).ToListAsync());

        Assert.Equal(3, _events.Count);
        Assert.Equal(["Completed", "Cached"], engine.History.TaskRuns.Select(run => run.State.Name));
        Assert.Equal([1, 2], ((State<IReadOnlyList<int>>)engine.History.TaskRuns[0].State).Result());
    }

    [Fact]
    public async Task A_stream_that_its_consumer_left_is_not_stored()
    {
        using var engine = new TestEngine();
        var task = Define.StreamTask(_ => CountAsync(3), new TaskAttribute { ResultStorageKey = "numbers" });

        Assert.Equal(1, await Streams.Run(task, default).FirstAsync());
        Assert.Equal([1, 2, 3], await Streams.Run(task, default).ToListAsync());

        Assert.Equal(["Completed", "Completed"], engine.History.TaskRuns.Select(run => run.State.Name));
    }

    [Fact]
    public async Task A_flow_streams_too_and_is_retried_before_its_first_element()
    {
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var attempts = 0;
        var flow = Define.StreamFlow(_ => ++attempts < 2 ? FailAsync(after: 0) : FailAsync(after: 1), new FlowAttribute { Retries = 2 });
        List<int> got = [];

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var number in Streams.Run(flow, default)) got.Add(number);
        });

        Assert.Equal([1], got);
        Assert.Equal("Pending, Running, AwaitingRetry, Running, Failed", engine.NamesOf(engine.FlowRun));
    }

    [Fact]
    public async Task Many_elements_that_are_there_at_once_need_no_deep_stack()
    {
        using var engine = new TestEngine();
        var task = Define.StreamTask(_ => Enumerable.Range(1, 100_000).ToAsyncEnumerable());

        Assert.Equal(100_000, await Streams.Run(task, default).CountAsync());
    }

    private static string Kind() => Run.Current?.GetType().Name ?? "nothing";

    private static void Throw() => throw new IOException("broken");

    private async IAsyncEnumerable<int> CountAsync(int end)
    {
        try
        {
            for (var number = 1; number <= end; number++)
            {
                await Task.Yield();
                _events.Add($"make {number} in {Kind()}");
                yield return number;
            }
        }
        finally
        {
            _events.Add($"end in {Kind()}");
        }
    }

    /// <summary>Three elements at once, and then nothing.</summary>
    private static async IAsyncEnumerable<int> CountForeverAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return 1;
        yield return 2;
        yield return 3;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static async IAsyncEnumerable<int> FailAsync(int after)
    {
        for (var number = 1; number <= after; number++) yield return number;
        await Task.Yield();
        throw new IOException("broken");
    }
}
