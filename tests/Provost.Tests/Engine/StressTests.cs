using Microsoft.Extensions.Logging.Abstractions;

namespace Provost.Tests;

/// <summary>Many runs that end in all ways at random: whatever they took is given back.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class StressTests
{
    private const int Seed = 20260801;

    private static readonly TaskAttribute s_fragile = new() { Tags = ["stress"], Retries = 1, RetryDelaySeconds = [0.001], TimeoutSeconds = 0.05 };

    private readonly CountingTimeProvider _clock = new();

    [Fact]
    public async Task A_hundred_thousand_tasks_that_fail_and_are_cancelled_at_random_leak_nothing()
    {
        const int Batches = 100;
        const int BatchSize = 1000;
        using var use = Use(limit: 64);
        using var source = new CancellationTokenSource();
        var random = new Random(Seed);
        var task = Define.Task<int, int>(static number => (number % 10) switch
        {
            0 => throw new InvalidOperationException(),
            1 => Yielding(number),
            _ => Task.FromResult(number),
        }, new TaskAttribute { Tags = ["stress"] });

        var (completed, others, grown) = await Define.Flow(async () =>
        {
            var (done, ended, before) = (0, 0, 0L);
            for (var batch = 0; batch < Batches; batch++)
            {
                if (batch == 2) before = GC.GetTotalMemory(forceFullCollection: true);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
                var futures = FutureList.Of(Enumerable.Range(0, BatchSize).Select(number => task.Submit(new(number), stop.Token)));
                if (random.Next(10) == 0) await stop.CancelAsync();
                var states = await futures.StatesAsync();
                done += states.Count(state => state.IsCompleted);
                ended += states.Count(state => state.IsFailed || state.IsCancelled);
            }

            return (done, ended, GC.GetTotalMemory(forceFullCollection: true) - before);
        }, new FlowAttribute { MaxConcurrentTasks = 128 }).RunAsync(default);

        Assert.Equal(Batches * BatchSize, completed + others);
        Assert.InRange(others, Batches * BatchSize / 10, Batches * BatchSize / 2);
        Assert.InRange(grown, long.MinValue, 5_000_000);
        AssertNothingLeft();
        Assert.True(source.TryReset()); // Nothing is registered that keeps it from being used again, and it was never cancelled.
    }

    [Fact]
    public async Task Ten_thousand_futures_that_fail_time_out_and_are_cancelled_at_once_leak_nothing()
    {
        const int Count = 10_000;
        using var use = Use(limit: 1000);
        using var stop = new CancellationTokenSource();
        var threads = ThreadPool.ThreadCount;
        var task = Define.Task<int, int>(static number => (number % 5) switch
        {
            0 => throw new InvalidOperationException(),
            1 => Task.Delay(Timeout.Infinite, Run.CancellationToken).ContinueWith(static _ => 1, TaskContinuationOptions.NotOnCanceled),
            2 => Yielding(number),
            _ => Task.FromResult(number),
        }, s_fragile);
        var last = Define.Task<int, int>(Task.FromResult);

        var states = await Define.Flow(async () =>
        {
            var futures = FutureList.Of(Enumerable.Range(0, Count).Select(number => task.Submit(new(number), number % 7 == 0 ? stop.Token : default)));
            var next = FutureList.Of(futures.Select(future => last.Submit([new("x", future)], () => new(future.State.Result()))));
            stop.CancelAfter(20);
            await next.WaitAsync();
            var known = await futures.StatesAsync();
            Assert.Equal(known.Select(state => state.IsCompleted), next.Select(future => future.State.IsCompleted));
            return known;
        }).RunAsync(default);

        Assert.Equal(Count, states.Count(state => state.IsFinal));
        Assert.All(states.Where((_, number) => number % 5 == 0 && number % 7 != 0), state => Assert.True(state.IsFailed));
        Assert.Contains(states, state => state.Name == "TimedOut");
        Assert.All(states.Where((_, number) => number % 5 > 2 && number % 7 != 0), state => Assert.True(state.IsCompleted));
        AssertNothingLeft();
        Assert.InRange(ThreadPool.ThreadCount - threads, int.MinValue, 100);
    }

    [Fact]
    public async Task Slots_that_are_asked_for_with_limits_and_cancelled_at_random_all_come_back()
    {
        const int Count = 5_000;
        using var use = Use(limit: 10);
        Concurrency.Define(new() { Name = "other", Limit = 7 });
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, Count).Select(async number =>
        {
            var random = new Random(Seed + number);
            using var stop = new CancellationTokenSource();
            if (number % 3 == 0) stop.CancelAfter(random.Next(20));
            try
            {
                string[] names = number % 2 == 0 ? ["other", "tag:stress"] : ["tag:stress"];
                await using var lease = await Concurrency.AcquireAsync(
                    names, 1 + random.Next(3), number % 5 == 0 ? TimeSpan.FromMilliseconds(random.Next(20)) : null, cancellationToken: stop.Token);
                var now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ConcurrencyTimeoutException)
            {
                // As it was meant.
            }
        }));

        Assert.InRange(most, 1, 10);
        AssertNothingLeft();
    }

    private static async Task<int> Yielding(int number)
    {
        await Task.Yield();
        return number;
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target)) Interlocked.CompareExchange(ref target, value, seen);
    }

    private IDisposable Use(int limit) => ProvostEngine.Use(new ProvostOptions
    {
        LoggerFactory = NullLoggerFactory.Instance,
        TimeProvider = _clock,
        ConcurrencyLimits = [new() { Name = "tag:stress", Limit = limit }],
    });

    private void AssertNothingLeft()
    {
        Assert.All(Concurrency.Limits, usage =>
        {
            Assert.Equal((0, 0), (usage.Occupied, usage.Waiting));
            Assert.Empty(usage.Holders);
        });
        Assert.Equal(0, _clock.Live);
    }
}
