using Provost.Generated;

namespace Provost.Tests;

/// <summary>Which option values are refused, when, and how <c>WithOptions</c> works.</summary>
public sealed class OptionTests
{
    public static TheoryData<string, TaskAttribute> BadTasks => new()
    {
        { "Name", new TaskAttribute(" ") },
        { "RunName", new TaskAttribute { RunName = "" } },
        { "Tags", new TaskAttribute { Tags = ["a", ""] } },
        { "Retries", new TaskAttribute { Retries = -1 } },
        { "RetryDelaySeconds", new TaskAttribute { RetryDelaySeconds = [1, -1] } },
        { "RetryDelaySeconds", new TaskAttribute { RetryDelaySeconds = new double[51] } }, // Row 28
        { "RetryDelaySeconds", new TaskAttribute { RetryDelaySeconds = [double.NaN] } },
        { "RetryJitterFactor", new TaskAttribute { RetryJitterFactor = -0.1 } }, // Row 29
        { "RetryJitterFactor", new TaskAttribute { RetryJitterFactor = double.PositiveInfinity } },
        { "TimeoutSeconds", new TaskAttribute { TimeoutSeconds = -1 } },
        { "TimeoutSeconds", new TaskAttribute { TimeoutSeconds = 4294968 } },
        { "CacheExpirationSeconds", new TaskAttribute { CacheExpirationSeconds = -1 } },
        { "CachePolicy", new TaskAttribute { CachePolicy = (CachePolicy)16 } },
        { "CachePolicy", new TaskAttribute { CachePolicy = CachePolicy.Inputs, ResultStorageKey = "orders" } },
        { "CacheExclude", new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExclude = ["none"] } },
        { "CacheIsolation", new TaskAttribute { CacheIsolation = (IsolationLevel)2 } },
        { "ResultStorage", new TaskAttribute { ResultStorage = "" } },
        { "ResultSerializer", new TaskAttribute { ResultSerializer = " " } },
        { "ResultStorageKey", new TaskAttribute { ResultStorageKey = "{none}" } },
    };

    public static TheoryData<string, FlowAttribute> BadFlows => new()
    {
        { "Name", new FlowAttribute("a/b") }, // Row 127
        { "Name", new FlowAttribute("100%") },
        { "Retries", new FlowAttribute { Retries = -1 } },
        { "RetryDelaySeconds", new FlowAttribute { RetryDelaySeconds = double.NaN } },
        { "TimeoutSeconds", new FlowAttribute { TimeoutSeconds = -1 } },
        { "Tags", new FlowAttribute { Tags = [" "] } },
        { "MaxConcurrentTasks", new FlowAttribute { MaxConcurrentTasks = -1 } },
        { "ResultStorage", new FlowAttribute { ResultStorage = " " } },
        { "ResultSerializer", new FlowAttribute { ResultSerializer = "" } },
    };

    [Theory]
    [PrefectBehaviour("28", "29", "146")]
    [MemberData(nameof(BadTasks))]
    public async Task An_option_of_a_task_out_of_range_is_refused_by_name_at_its_first_run(string option, TaskAttribute attribute)
    {
        using var engine = new TestEngine();
        var task = Define.Task(() => Task.FromResult(1), attribute);

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => task.RunAsync(default));

        Assert.Equal(option, exception.ParamName);
        Assert.Empty(engine.History.Runs);
    }

    [Theory]
    [PrefectBehaviour("127")]
    [MemberData(nameof(BadFlows))]
    public async Task An_option_of_a_flow_out_of_range_is_refused_by_name_at_its_first_run(string option, FlowAttribute attribute)
    {
        using var engine = new TestEngine();

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => Define.Flow(() => Task.FromResult(1), attribute).RunAsync(default));

        Assert.Equal(option, exception.ParamName);
    }

    [Fact]
    public void A_policy_that_names_a_method_in_its_constructor_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Define.SyncFlow(() => 1, new NotifyingFlowAttribute()).RunState(default));

        Assert.Equal("OnFailure", exception.ParamName);
        Assert.Contains("name it there", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithOptions_refuses_at_once()
    {
        var task = Define.Task(() => Task.FromResult(1));

        Assert.Equal("Retries", Assert.ThrowsAny<ArgumentException>(() => task.WithOptions(options => options with { Retries = -1 })).ParamName);
        Assert.Equal("RunName", Assert.ThrowsAny<ArgumentException>(() => task.WithOptions(options => options with { RunName = "{none}" })).ParamName);
    }

    [Fact]
    public void A_task_cannot_have_both_a_cache_key_and_a_policy()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { CachePolicy = CachePolicy.Inputs })
        {
            Body = (_, _) => new ValueTask<int>(1), IsSynchronous = true, CacheKey = _ => "key",
        };

        Assert.Equal("CachePolicy", Assert.Throws<ArgumentException>(() => task.Run(default)).ParamName);
    }

    [Fact]
    public void A_flow_cannot_have_both_a_template_and_a_method_for_its_run_names()
    {
        var flow = new FlowDefinition<Call, int>("Tests.Flow", "Flow", new FlowAttribute { RunName = "a" }) { Body = (_, _) => new ValueTask<int>(1), RunNameFactory = _ => "b" };

        Assert.Equal("RunName", Assert.Throws<ArgumentException>(() => flow.RunState(default)).ParamName);
    }

    [Fact]
    public async Task Delays_are_made_once_from_the_number_of_retries_and_the_last_stands_for_all_later()
    {
        var asked = new List<int>();
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var task = Delayed(3, retries =>
        {
            asked.Add(retries);
            return [1.5, 2];
        });

        await task.RunStateAsync(default);
        await task.RunStateAsync(default);

        Assert.Equal([3], asked);
        Assert.Equal([1.5, 2, 2], WaitsOf(engine, engine.History.TaskRuns[0]));
        Assert.Equal(WaitsOf(engine, engine.History.TaskRuns[0]), WaitsOf(engine, engine.History.TaskRuns[1]));
    }

    [Fact]
    public async Task Delays_are_made_anew_for_other_retries_and_give_way_to_delays_that_are_set()
    {
        var asked = new List<int>();
        using var engine = new TestEngine(new ManualTimeProvider { JumpsToTimers = true });
        var task = Delayed(1, retries =>
        {
            asked.Add(retries);
            return Enumerable.Repeat(1.0, retries);
        });

        await task.WithOptions(options => options with { Retries = 2 }).RunStateAsync(default);
        await task.WithOptions(options => options with { RetryDelaySeconds = [7] }).RunStateAsync(default);

        Assert.Equal([2], asked);
        Assert.Equal([7.0], WaitsOf(engine, engine.History.TaskRuns[1]));
    }

    [Fact]
    [PrefectBehaviour("28")]
    public async Task Delays_that_are_made_are_checked_too()
    {
        Assert.Equal("RetryDelays", (await Refused(_ => Enumerable.Repeat(1.0, 51))).ParamName);
        Assert.Equal("RetryDelays", (await Refused(_ => Endless())).ParamName);
        Assert.Equal("RetryDelays", (await Refused(_ => [-1])).ParamName);
        Assert.Equal("RetryDelays", (await Refused(_ => null!)).ParamName);

        var both = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { Retries = 1, RetryDelaySeconds = [1] }) { Body = (_, _) => new(1), RetryDelays = _ => [1] };
        Assert.Equal("RetryDelaySeconds", (await Assert.ThrowsAsync<ArgumentException>(() => both.RunAsync(default))).ParamName);

        static Task<ArgumentException> Refused(Func<int, IEnumerable<double>> make) => Assert.ThrowsAnyAsync<ArgumentException>(() => Delayed(60, make).RunAsync(default));

        static IEnumerable<double> Endless()
        {
            while (true) yield return 1;
        }
    }

    [Fact]
    [PrefectBehaviour("H18")]
    public async Task WithOptions_keeps_every_method_of_the_task()
    {
        using var engine = new TestEngine();
        var called = new List<string>();
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { Version = "2", PersistResult = true })
        {
            Body = (_, _) => new ValueTask<int>(1),
            RunNameFactory = _ => "named",
            OnRunning = [(_, _, _) => Note("running")],
            OnCompletion = [(_, _, _) => Note("completed")],
            OnCommit = [(_, _) => Note("committed")],
        };

        await task.WithOptions(options => options with { ResultStorage = "memory" }).RunAsync(default);

        Assert.Equal(["committed", "completed", "running"], called.Order());
        Assert.Equal("named", engine.TaskRun.Name);

        ValueTask Note(string what)
        {
            called.Add(what);
            return default;
        }
    }

    [Fact]
    [PrefectBehaviour("H18")]
    public async Task WithOptions_changes_the_copy_and_leaves_the_original()
    {
        using var engine = new TestEngine();
        var task = Define.Task<int>(() => throw new InvalidOperationException(), new TaskAttribute("load") { Retries = 2, Version = "1", Tags = ["a"] });
        var patient = task.WithOptions(options => options with { Retries = 0, Tags = ["b"] });

        await task.RunStateAsync(default);
        await patient.RunStateAsync(default);

        Assert.Equal([3, 1], engine.History.TaskRuns.Select(run => run.RunCount));
        Assert.Equal(["a"], task.Options.Tags);
        Assert.Equal(("load", "1"), (patient.Name, patient.Options.Version));
        Assert.Equal(["b"], patient.Options.Tags);
    }

    [Fact] // Row 99
    [PrefectBehaviour("99")]
    public void Options_do_not_change_with_the_list_they_were_made_with()
    {
        List<string> tags = ["a"];
        var task = Define.Task(() => Task.FromResult(1)).WithOptions(options => options with { Tags = tags });

        tags.Add("b");

        Assert.Equal(["a"], task.Options.Tags);
        Assert.Equal("Tags", Assert.Throws<ArgumentNullException>(() => task.Options with { Tags = null! }).ParamName);
    }

    [Fact]
    public void Engine_options_that_make_no_sense_are_refused()
    {
        Assert.Equal("TimeoutGracePeriod", Assert.ThrowsAny<ArgumentException>(() => ProvostEngine.Use(new ProvostOptions { TimeoutGracePeriod = TimeSpan.FromSeconds(-1) })).ParamName);
        Assert.Equal("TimeProvider", Assert.ThrowsAny<ArgumentException>(() => ProvostEngine.Use(new ProvostOptions { TimeProvider = null! })).ParamName);
    }

    [Fact]
    public void Options_come_from_attributes_derived_from_ours()
    {
        var task = Define.Task(() => Task.FromResult(1), new ApiTaskAttribute());

        Assert.Equal((4, 30), (task.Options.Retries, task.Options.TimeoutSeconds));
        Assert.Equal([1, 2], task.Options.RetryDelaySeconds);
    }

    [Fact]
    public async Task Use_rules_what_is_called_from_here_and_is_undone_when_disposed()
    {
        var before = ProvostEngine.Options;
        var options = new ProvostOptions { LoggerFactory = new LogCollector() };
        using (ProvostEngine.Use(options))
        {
            await Task.Yield();
            Assert.Same(options, ProvostEngine.Options);
            Assert.Same(options, await Task.Run(() => ProvostEngine.Options));
        }

        Assert.Same(before, ProvostEngine.Options);
    }

    private static TaskDefinition<Call, int> Delayed(int retries, Func<int, IEnumerable<double>> make) => new("Tests.Work", "Work", new TaskAttribute { Retries = retries })
    {
        Body = (_, _) => throw new IOException(), RetryDelays = make,
    };

    private static IEnumerable<double> WaitsOf(TestEngine engine, RunContext run) => engine.StatesOf(run)
        .Where(state => state.Name == "AwaitingRetry")
        .Select(state => (state.ScheduledTime!.Value - state.Timestamp).TotalSeconds)
        .Select(seconds => Math.Round(seconds, 3));

    private sealed class NotifyingFlowAttribute : FlowAttribute
    {
        public NotifyingFlowAttribute() => OnFailure = ["Notify"];
    }

    private sealed class ApiTaskAttribute : TaskAttribute
    {
        public ApiTaskAttribute()
        {
            Retries = 4;
            RetryDelaySeconds = [1, 2];
            TimeoutSeconds = 30;
        }
    }
}
