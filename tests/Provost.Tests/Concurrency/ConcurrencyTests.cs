using Microsoft.Extensions.Logging;

namespace Provost.Tests;

/// <summary>Named limits: who gets slots, in which order, and what gives them back.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private readonly TestEngine _engine = new(configure: options => options with
    {
        ConcurrencyLimits =
        [
            new() { Name = "db", Limit = 2 },
            new() { Name = "api", Limit = 1 },
            new() { Name = "shut", Limit = 0 },
            new() { Name = "off", Limit = 0, IsActive = false },
            new() { Name = "rate", Limit = 2, SlotDecayPerSecond = 1 },
        ],
    });

    public void Dispose() => _engine.Dispose();

    [Fact]
    [PrefectBehaviour("194")]
    public async Task A_slot_is_held_until_the_lease_is_disposed_and_given_back_once()
    {
        var first = await Concurrency.AcquireAsync("api");
        var second = Concurrency.AcquireAsync("api").AsTask();
        var third = Concurrency.AcquireAsync("api").AsTask();
        Assert.Equal(["api"], first.Names);
        Assert.Equal((1, 2), UsageOf("api"));

        await first.DisposeAsync();
        first.Dispose();

        await using var lease = await second;
        Assert.False(third.IsCompleted);
        Assert.Equal((1, 1), UsageOf("api"));
        await lease.DisposeAsync();
        await (await third).DisposeAsync();
        Assert.Equal((0, 0), UsageOf("api"));
        Assert.Equal(0, _engine.Clock.Pending);
    }

    [Fact]
    public async Task Slots_granted_to_a_run_that_is_cancelled_before_it_goes_on_come_back()
    {
        for (var round = 0; round < 20; round++)
        {
            var held = await Concurrency.AcquireAsync("api");
            using var source = new CancellationTokenSource();
            var (working, end) = (new TaskCompletionSource(), new TaskCompletionSource());
            var taker = Define.Task(async () =>
            {
                using (await Concurrency.AcquireAsync("api")) return 1;
            });
            var worker = Define.Task(async () =>
            {
                working.SetResult();
                await end.Task;
                return 2;
            });

            await Define.Flow(
                async () =>
                {
                    var first = taker.Submit(default, source.Token);
                    var second = worker.Submit(default);
                    await working.Task; // In the slot that the first has lent.
                    held.Dispose();
                    for (var i = 0; i < 100; i++) await Task.Yield();
                    await source.CancelAsync();
                    await first.WaitAsync();
                    Assert.Equal("Cancelled", first.State.Name);
                    end.SetResult();
                    return await second;
                },
                new FlowAttribute { MaxConcurrentTasks = 1 }).RunAsync(default);

            Assert.Equal((0, 0), UsageOf("api"));
        }
    }

    [Fact]
    public async Task Slots_are_granted_in_the_order_in_which_they_were_asked_for()
    {
        var held = await Concurrency.AcquireAsync("db");
        var two = Concurrency.AcquireAsync("db", occupy: 2).AsTask();
        var one = Concurrency.AcquireAsync("db").AsTask();

        Assert.False(two.IsCompleted);
        Assert.False(one.IsCompleted); // One slot is free, but it is not this one's turn.
        held.Dispose();
        (await two).Dispose();
        (await one).Dispose();
    }

    [Fact]
    public async Task Slots_of_several_limits_are_taken_all_at_once_or_not_at_all()
    {
        var api = await Concurrency.AcquireAsync("api");
        var both = Concurrency.AcquireAsync(["db", "api", "db"]).AsTask();

        Assert.False(both.IsCompleted);
        Assert.Equal((0, 1), UsageOf("db")); // Nothing is held while the other is not free.
        api.Dispose();
        var lease = await both;
        Assert.Equal(["db", "api"], lease.Names);
        Assert.Equal((1, 0), UsageOf("db"));
        lease.Dispose();
        Assert.Equal((0, 0), UsageOf("db"));
    }

    [Fact]
    public async Task A_request_that_waits_for_another_limit_is_not_overtaken()
    {
        var api = await Concurrency.AcquireAsync("api");
        var both = Concurrency.AcquireAsync(["db", "api"], occupy: 1).AsTask();
        var db = Concurrency.AcquireAsync("db").AsTask();

        Assert.False(db.IsCompleted);
        api.Dispose();
        (await both).Dispose();
        (await db).Dispose();
    }

    [Fact]
    public async Task A_request_for_several_limits_does_not_overtake_one_that_waits_for_more()
    {
        var held = await Concurrency.AcquireAsync("db");
        var two = Concurrency.AcquireAsync("db", occupy: 2).AsTask();
        var both = Concurrency.AcquireAsync(["api", "db"]).AsTask();

        Assert.False(both.IsCompleted); // A slot of each is free, but for one of them others came before.
        held.Dispose();
        (await two).Dispose();
        (await both).Dispose();
    }

    [Fact]
    [PrefectBehaviour("191")]
    public async Task A_wait_with_a_limit_throws_names_the_seconds_and_leaves_the_queue()
    {
        var held = await Concurrency.AcquireAsync("api");
        var ran = false;
        var waiting = Define.Task(async () =>
        {
            await using (await Concurrency.AcquireAsync("api", timeout: TimeSpan.FromSeconds(2.5))) ran = true;
            return 1;
        }).RunStateAsync(default);
        var next = Concurrency.AcquireAsync("api").AsTask();
        _engine.Clock.AdvanceSeconds(2.5);

        var exception = Assert.IsType<ConcurrencyTimeoutException>((await waiting).Exception);
        Assert.Equal("1 slot(s) of 'api' were not free within 2.5 second(s).", exception.Message);
        Assert.False(ran);
        Assert.Equal((1, 1), UsageOf("api"));
        held.Dispose();
        (await next).Dispose();
        await Assert.ThrowsAsync<ConcurrencyTimeoutException>(async () =>
        {
            using var first = await Concurrency.AcquireAsync("api");
            await Concurrency.AcquireAsync("api", timeout: TimeSpan.Zero);
        });
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_leaves_the_queue_and_lets_the_next_one_in()
    {
        using var source = new CancellationTokenSource();
        var held = await Concurrency.AcquireAsync("db");
        var large = Concurrency.AcquireAsync("db", occupy: 2, cancellationToken: source.Token).AsTask();
        var small = Concurrency.AcquireAsync("db").AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        (await small).Dispose();
        held.Dispose();
        Assert.Equal((0, 0), UsageOf("db"));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_waits_no_longer()
    {
        using var source = new CancellationTokenSource();
        using var held = await Concurrency.AcquireAsync("api");
        var running = Define.Task(async () =>
        {
            await using (await Concurrency.AcquireAsync("api")) return 1;
        }).RunStateAsync(default, source.Token);

        await source.CancelAsync();

        Assert.True((await running).IsCancelled);
        Assert.Equal((1, 0), UsageOf("api"));
    }

    [Fact]
    [PrefectBehaviour("189", "192")]
    public async Task A_limit_that_does_not_exist_is_warned_of_once_and_limits_nothing()
    {
        var ran = await Define.Flow(async () =>
        {
            await using (var lease = await Concurrency.AcquireAsync(["nowhere", "api"])) return lease.Names;
        }).RunAsync(default);

        Assert.Equal(["api"], ran);
        var warning = Assert.Single(_engine.Log.Entries, entry => entry.Level == LogLevel.Warning);
        Assert.Contains("'nowhere'", warning.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), UsageOf("api"));
    }

    [Fact]
    [PrefectBehaviour("190", "H19")]
    public async Task Strictly_each_limit_has_to_exist()
    {
        var state = await Define.Flow(async () =>
        {
            await using (await Concurrency.AcquireAsync(["api", "nowhere"], strict: true)) return 1;
        }).RunStateAsync(default);

        Assert.True(state.IsFailed);
        Assert.Contains("There is no concurrency limit 'nowhere'", Assert.IsType<ConcurrencyLimitException>(state.Exception).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), UsageOf("api"));
    }

    [Theory]
    [InlineData("shut", 1, "1 slot(s) of the concurrency limit 'shut' cannot be had: it has 0.")]
    [InlineData("db", 3, "3 slot(s) of the concurrency limit 'db' cannot be had: it has 2.")]
    public async Task More_slots_than_there_are_are_refused_at_once(string name, int occupy, string message)
    {
        var exception = await Assert.ThrowsAsync<ConcurrencyLimitException>(async () => await Concurrency.AcquireAsync(name, occupy));

        Assert.Equal(message, exception.Message);
    }

    [Fact]
    [PrefectBehaviour("193")]
    public async Task No_names_and_limits_that_are_not_active_limit_nothing()
    {
        await using var none = await Concurrency.AcquireAsync([]);
        await using var off = await Concurrency.AcquireAsync("off");
        await Concurrency.RateLimitAsync([]);

        Assert.Empty(none.Names);
        Assert.Empty(off.Names);
        Assert.Empty(_engine.Log.Entries);
    }

    [Fact]
    public async Task Senseless_arguments_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Concurrency.AcquireAsync("db", occupy: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Concurrency.AcquireAsync("db", timeout: TimeSpan.FromSeconds(-1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Concurrency.AcquireAsync(""));
        Assert.Throws<ArgumentException>(() => Concurrency.Define(new() { Name = " ", Limit = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Define(new() { Name = "x", Limit = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Concurrency.Define(new() { Name = "x", Limit = 1, SlotDecayPerSecond = double.NaN }));
    }

    [Fact]
    public async Task A_synchronous_flow_waits_by_blocking()
    {
        var held = Concurrency.Acquire(["api", "db"]);
        var waiting = Define.SyncTask(() =>
        {
            using (Concurrency.Acquire("api")) return 1;
        });
        var running = Task.Run(() => waiting.Run(default));

        while (UsageOf("api").Waiting == 0) await Task.Yield();
        held.Dispose();

        Assert.Equal(1, await running);
    }

    [Fact]
    public async Task A_rate_lets_a_burst_through_and_then_so_many_per_second()
    {
        await Concurrency.RateLimitAsync("rate", occupy: 2);
        var third = Concurrency.RateLimitAsync("rate");
        var fourth = Concurrency.RateLimitAsync("rate", occupy: 2);

        _engine.Clock.AdvanceSeconds(0.5);
        Assert.False(third.IsCompleted);
        _engine.Clock.AdvanceSeconds(0.5);
        await third;
        _engine.Clock.AdvanceSeconds(1);
        Assert.False(fourth.IsCompleted);
        _engine.Clock.AdvanceSeconds(1);
        await fourth;
        Assert.Equal(0, _engine.Clock.Pending);
    }

    [Fact]
    public async Task Parts_of_a_slot_that_have_decayed_are_not_lost_by_asking()
    {
        await Concurrency.RateLimitAsync("rate", occupy: 2);
        for (var i = 0; i < 5; i++)
        {
            _engine.Clock.AdvanceSeconds(0.3);
            if (i == 3) await Concurrency.RateLimitAsync("rate", timeout: TimeSpan.Zero); // 1.2 s have passed: one slot.
            else if (i < 3) await Assert.ThrowsAsync<ConcurrencyTimeoutException>(() => Concurrency.RateLimitAsync("rate", timeout: TimeSpan.Zero));
        }

        _engine.Clock.AdvanceSeconds(0.5); // 2 s since the start.
        await Concurrency.RateLimitAsync("rate", timeout: TimeSpan.Zero);
    }

    [Fact]
    public async Task Slots_of_a_limit_that_decays_come_back_when_they_are_given_back_too()
    {
        await using (await Concurrency.AcquireAsync("rate", occupy: 2)) Assert.Equal((2, 0), UsageOf("rate"));

        await Concurrency.RateLimitAsync("rate", occupy: 2, timeout: TimeSpan.Zero);
    }

    [Fact]
    public async Task A_limit_that_does_not_decay_is_no_rate()
    {
        var exception = await Assert.ThrowsAsync<ConcurrencyLimitException>(() => Concurrency.RateLimitAsync("db"));

        Assert.Contains("SlotDecayPerSecond", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_can_be_changed_and_removed_while_it_is_in_use()
    {
        Concurrency.Define(new() { Name = "new", Limit = 1 });
        var first = await Concurrency.AcquireAsync("new");
        var second = Concurrency.AcquireAsync("new").AsTask();
        var third = Concurrency.AcquireAsync("new").AsTask();
        var fourth = Concurrency.AcquireAsync("new").AsTask();

        Concurrency.Define(new() { Name = "new", Limit = 2 });
        await second;
        Assert.False(third.IsCompleted);
        first.Dispose();
        await third;
        Assert.True(Concurrency.Remove("new"));
        await fourth;
        Assert.False(Concurrency.Remove("new"));
        (await third).Dispose();
    }

    [Fact]
    public async Task A_wait_that_a_change_makes_hopeless_ends()
    {
        using var held = await Concurrency.AcquireAsync("db", occupy: 2);
        var waiting = Concurrency.AcquireAsync("db", occupy: 2).AsTask();

        Concurrency.Define(new() { Name = "db", Limit = 1 });

        await Assert.ThrowsAsync<ConcurrencyLimitException>(() => waiting);
    }

    [Fact]
    public async Task Who_holds_slots_can_be_seen()
    {
        await Define.Task(async () =>
        {
            await using var lease = await Concurrency.AcquireAsync("db");
            Assert.Same(Run.Current, Assert.Single(Concurrency.Limits.Single(usage => usage.Limit.Name == "db").Holders));
            return 1;
        }).RunAsync(default);
    }

    private static (int Occupied, int Waiting) UsageOf(string name)
    {
        var usage = Concurrency.Limits.Single(usage => usage.Limit.Name == name);
        return (usage.Occupied, usage.Waiting);
    }
}
