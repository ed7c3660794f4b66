using Provost.Generated;

namespace Provost.Tests;

/// <summary>When a task's result is taken from the cache instead of running it.</summary>
public sealed class CachingTests : IDisposable
{
    private readonly TestEngine _engine = new();
    private int _calls;

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task A_second_call_with_the_same_input_is_cached_and_one_with_another_is_not()
    {
        var task = Counting<string>(CachePolicy.Inputs);

        Assert.Equal(1, await task.RunAsync(new("a")));
        Assert.Equal(1, await task.RunAsync(new("a")));
        Assert.Equal(2, await task.RunAsync(new("b")));

        Assert.Equal(["Completed", "Cached", "Completed"], _engine.History.TaskRuns.Select(run => run.State.Name));
        Assert.Equal("Pending, Running, Cached", _engine.NamesOf(_engine.History.TaskRuns[1]));
        Assert.True(_engine.History.TaskRuns[1].State.IsCompleted);
        Assert.True(_engine.Log.Has("Finished in state Cached(type=COMPLETED)"));
    }

    [Fact]
    public async Task Without_a_policy_nothing_is_cached()
    {
        var task = Define.Task<int, int>(_ => Task.FromResult(++_calls));

        Assert.Equal<List<int>>([1, 2], [await task.RunAsync(new(1)), await task.RunAsync(new(1))]);
    }

    [Fact]
    public async Task A_result_is_used_until_it_expires()
    {
        var task = Counting<int>(new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60 });

        await task.RunAsync(new(1));
        _engine.Clock.AdvanceSeconds(59);
        Assert.Equal(1, await task.RunAsync(new(1)));
        _engine.Clock.AdvanceSeconds(2);
        Assert.Equal(2, await task.RunAsync(new(1)));
    }

    [Fact]
    public async Task Refreshing_runs_the_task_and_renews_the_result()
    {
        var task = Counting<int>(CachePolicy.Inputs);
        var refreshing = task.WithOptions(options => options with { RefreshCache = true });

        Assert.Equal(1, await task.RunAsync(new(1)));
        Assert.Equal(2, await refreshing.RunAsync(new(1)));
        Assert.Equal(2, await task.RunAsync(new(1)));
    }

    [Fact]
    [PrefectBehaviour("152")]
    public async Task Null_is_a_result_like_any_other()
    {
        var task = Define.Task<int, string?>(
            _ =>
            {
                _calls++;
                return Task.FromResult<string?>(null);
            },
            new TaskAttribute { CachePolicy = CachePolicy.Inputs });

        Assert.Null(await task.RunAsync(new(1)));
        Assert.Null(await task.RunAsync(new(1)));

        Assert.Equal(1, _calls);
    }

    [Fact]
    [PrefectBehaviour("158", "H7", "H13")]
    public async Task Failures_are_not_cached_neither_thrown_nor_returned()
    {
        var throwing = Define.Task<int, int>(_ => throw new InvalidOperationException($"{++_calls}"), new TaskAttribute { CachePolicy = CachePolicy.Inputs });
        var returning = Define.Task<int, State>(_ => Task.FromResult<State>(new Failed($"{++_calls}")), new TaskAttribute { CachePolicy = CachePolicy.Inputs, Retries = 1 });

        await throwing.RunStateAsync(new(1));
        await throwing.RunStateAsync(new(1));
        await returning.RunStateAsync(new(1));
        await returning.RunStateAsync(new(1));

        Assert.Equal(6, _calls);
    }

    [Fact]
    public async Task What_a_retry_came_to_is_cached()
    {
        var task = Define.Task<int, int>(
            _ => ++_calls == 1 ? throw new InvalidOperationException() : Task.FromResult(_calls), new TaskAttribute { CachePolicy = CachePolicy.Inputs, Retries = 1 });

        Assert.Equal<List<int>>([2, 2], [await task.RunAsync(new(1)), await task.RunAsync(new(1))]);
    }

    [Fact]
    [PrefectBehaviour("166")]
    public async Task The_default_policy_caches_within_one_flow_run_and_never_outside_of_flows()
    {
        var task = Counting<int>(CachePolicy.Default, source: "source");
        var flow = Define.Flow(async () => (await task.RunAsync(new(1)), await task.RunAsync(new(1))));

        Assert.Equal((1, 1), await flow.RunAsync(default));
        Assert.Equal((2, 2), await flow.RunAsync(default));
        Assert.Equal<List<int>>([3, 4], [await task.RunAsync(new(1)), await task.RunAsync(new(1))]);
    }

    [Fact]
    [PrefectBehaviour("129")]
    public async Task A_cached_task_is_not_repeated_when_its_flow_is_retried()
    {
        var task = Counting<int>(CachePolicy.Default);
        var attempts = 0;
        var flow = Define.Flow(
            async () =>
            {
                var value = await task.RunAsync(new(1));
                return ++attempts == 2 ? value : throw new InvalidOperationException();
            },
            new FlowAttribute { Retries = 1 });

        Assert.Equal(1, await flow.RunAsync(default));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task Another_source_is_another_key()
    {
        await Counting<int>(CachePolicy.Inputs | CachePolicy.TaskSource, source: "one").RunAsync(new(1));
        await Counting<int>(CachePolicy.Inputs | CachePolicy.TaskSource, source: "one").RunAsync(new(1));
        await Counting<int>(CachePolicy.Inputs | CachePolicy.TaskSource, source: "two").RunAsync(new(1));

        Assert.Equal(2, _calls);
    }

    [Fact] // In Prefect they do share; a typed language cannot hand one task's result to another
    public async Task Two_tasks_do_not_share_results_because_their_inputs_are_alike()
    {
        var attribute = new TaskAttribute { CachePolicy = CachePolicy.Inputs };
        var number = Define.Task<int, int>(_ => Task.FromResult(1), attribute, "Tests.Number");
        var other = Define.Task<int, int>(_ => Task.FromResult(2), attribute, "Tests.Other");
        var text = Define.Task<int, string>(_ => Task.FromResult("text"), attribute, "Tests.Number");

        Assert.Equal(1, await number.RunAsync(new(1)));
        Assert.Equal(2, await other.RunAsync(new(1)));
        Assert.Equal("text", await text.RunAsync(new(1)));
    }

    [Fact]
    [PrefectBehaviour("165")]
    public async Task Inputs_of_a_task_without_parameters_make_no_key()
    {
        var task = Define.Task(() => Task.FromResult(++_calls), new TaskAttribute { CachePolicy = CachePolicy.Inputs });

        Assert.Equal<List<int>>([1, 2], [await task.RunAsync(default), await task.RunAsync(default)]);
    }

    [Fact]
    public async Task A_key_of_the_tasks_own_decides_and_null_means_not_to_cache()
    {
        var task = WithKey(x => x < 0 ? null : $"{x / 10}");

        Assert.Equal(1, await task.RunAsync(new(11)));
        Assert.Equal(1, await task.RunAsync(new(12)));
        Assert.Equal(2, await task.RunAsync(new(21)));
        Assert.Equal(3, await task.RunAsync(new(-1)));
        Assert.Equal(4, await task.RunAsync(new(-1)));
    }

    [Fact]
    public async Task A_key_that_cannot_be_made_is_logged_and_the_task_runs()
    {
        var task = WithKey(_ => throw new FormatException("bad key"));

        Assert.Equal(1, await task.RunAsync(new(1)));

        Assert.Equal("bad key", _engine.Log.Single("Making the cache key for task 'Work' failed").Exception!.Message);
    }

    [Fact]
    public async Task A_result_of_another_type_under_the_same_key_is_not_used()
    {
        await WithKey(_ => "shared").RunAsync(new(1));
        var other = new TaskDefinition<ValueTuple<int>, string>("Tests.Other", "Other", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<string>("mine"), CacheKey = _ => "shared",
        };

        Assert.Equal("mine", await other.RunAsync(new(1)));
        Assert.True(_engine.Log.Has("The result stored under 'shared' is not used: it holds a System.Int32, not a System.String"));
    }

    [Fact]
    [PrefectBehaviour("153")]
    public async Task Input_that_cannot_be_hashed_is_named_in_a_warning_and_both_calls_run()
    {
        var task = Counting<Stream>(CachePolicy.Inputs);
        using var stream = new MemoryStream();

        Assert.Equal<List<int>>([1, 2], [await task.RunAsync(new(stream)), await task.RunAsync(new(stream))]);

        var warning = _engine.Log.Entries.First(entry => entry.Message.Contains("No cache key", StringComparison.Ordinal)).Message;
        Assert.Contains("'Work'", warning, StringComparison.Ordinal);
        Assert.Contains("'x'", warning, StringComparison.Ordinal);
        Assert.Contains("System.IO.MemoryStream", warning, StringComparison.Ordinal);
        Assert.Contains("CacheKey", warning, StringComparison.Ordinal);
        Assert.All(_engine.History.TaskRuns, run => Assert.Equal("Completed", run.State.Name));
    }

    [Fact]
    [PrefectBehaviour("H14")]
    public async Task Two_objects_never_share_the_results_of_their_methods()
    {
        var (first, second) = (new Service("same"), new Service("same"));
        var task = new TaskDefinition<(Service This, int X), int>("Tests.Method", "Method", new TaskAttribute { CachePolicy = CachePolicy.Inputs })
        {
            Body = (_, _) => new ValueTask<int>(++_calls),
            VisitArguments = static (arguments, visitor) =>
            {
                visitor.VisitInstance(arguments.This);
                visitor.Visit("x", arguments.X);
            },
        };

        Assert.Equal<List<int>>([1, 1, 2, 2], [await task.RunAsync((first, 1)), await task.RunAsync((first, 1)), await task.RunAsync((second, 1)), await task.RunAsync((second, 1))]);
    }

    [Fact]
    public async Task A_store_that_fails_costs_the_cache_and_not_the_run()
    {
        using var engine = new TestEngine(configure: options => options with { ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = new BrokenStorage() } });

        Assert.Equal(1, await Counting<int>(CachePolicy.Inputs).RunAsync(new(1)));

        Assert.True(engine.Log.Has("The result storage could not read"));
        Assert.True(engine.Log.Has("The result storage could not write"));
        Assert.True(engine.TaskRun.State.IsCompleted);
    }

    [Fact]
    public async Task Hooks_run_for_a_cached_result_too()
    {
        var hooks = new List<string>();
        var task = new TaskDefinition<ValueTuple<int>, int>("Tests.Work", "Work", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<int>(1),
            CacheKey = _ => "key",
            OnRunning = [(_, _, state) => Note(state)],
            OnCompletion = [(_, _, state) => Note(state)],
        };

        await task.RunAsync(new(1));
        await task.RunAsync(new(1));

        Assert.Equal(["Running", "Completed", "Running", "Cached"], hooks);

        ValueTask Note(State state)
        {
            hooks.Add(state.Name);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public void A_synchronous_task_is_cached_too()
    {
        var task = new TaskDefinition<ValueTuple<int>, int>("Tests.Work", "Work", new TaskAttribute())
        {
            Body = (_, _) => new ValueTask<int>(++_calls), IsSynchronous = true, CacheKey = _ => "key",
        };

        Assert.Equal([1, 1], [task.Run(new(1)), task.Run(new(1))]);
    }

    private TaskDefinition<ValueTuple<T>, int> Counting<T>(CachePolicy policy, string? source = null) => Counting<T>(new TaskAttribute { CachePolicy = policy }, source);

    private TaskDefinition<ValueTuple<T>, int> Counting<T>(TaskAttribute attribute, string? source = null) => new("Tests.Work", "Work", attribute)
    {
        Body = (_, _) => new ValueTask<int>(++_calls),
        Parameters = ["x"],
        VisitArguments = static (arguments, visitor) => visitor.Visit("x", arguments.Item1),
        SourceHash = source,
    };

    private TaskDefinition<ValueTuple<int>, int> WithKey(Func<int, string?> key) => new("Tests.Work", "Work", new TaskAttribute())
    {
        Body = (_, _) => new ValueTask<int>(++_calls),
        CacheKey = arguments => key(arguments.Item1),
    };

    private sealed record Service(string Name);

    private sealed class BrokenStorage : BinaryResultStorage
    {
        public override ValueTask<bool> DeleteAsync(string key, CancellationToken cancellationToken = default) => throw new IOException("disk");

        protected override ValueTask<ReadOnlyMemory<byte>?> ReadRecordAsync(string key, CancellationToken cancellationToken) => throw new IOException("disk");

        protected override async ValueTask WriteRecordAsync(string key, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
        {
            await Task.Yield();
            throw new IOException("disk");
        }
    }
}
