using System.Buffers;
using System.Text;
using Provost.Generated;

namespace Provost.Tests;

/// <summary>Whether, where, under which key and how results are stored, by task, flow and settings.</summary>
public sealed class PersistenceTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryResultStorage _local = new();
    private TestEngine _engine;
    private int _calls;

    public PersistenceTests() => _engine = Engine();

    public void Dispose()
    {
        _engine.Dispose();
        _directory.Dispose();
    }

    public static TheoryData<string, TaskAttribute, bool> Inference => new()
    {
        { "nothing said", new TaskAttribute(), false },
        { "a policy", new TaskAttribute { CachePolicy = CachePolicy.Inputs }, true },
        { "no cache", new TaskAttribute { CachePolicy = CachePolicy.None }, false },
        { "a storage key", new TaskAttribute { ResultStorageKey = "k" }, true },
        { "a storage", new TaskAttribute { ResultStorage = "local" }, true },
        { "a serializer", new TaskAttribute { ResultSerializer = "json" }, true },
        { "persistence", new TaskAttribute { PersistResult = true }, true },
        { "a policy without persistence", new TaskAttribute { CachePolicy = CachePolicy.Inputs, PersistResult = false }, false },
    };

    [Theory]
    [MemberData(nameof(Inference))]
    public async Task Asking_for_caching_or_for_a_result_option_is_asking_for_persistence(string said, TaskAttribute attribute, bool persists)
    {
        await Counting(attribute).RunAsync(new(1));

        Assert.True(persists == _engine.TaskRun.PersistsResult, said);
    }

    [Fact]
    public async Task A_plain_task_is_cached_by_the_default_policy_once_persistence_is_on()
    {
        Assert.Equal((1, 2), await TwiceAsync(new TaskAttribute()));
        Assert.Equal((3, 3), await TwiceAsync(new TaskAttribute { PersistResult = true }));
        Assert.Equal((4, 4), await TwiceAsync(new TaskAttribute(), new FlowAttribute { PersistResult = true }));
        Assert.Equal((5, 5), await TwiceAsync(new TaskAttribute(), new FlowAttribute { ResultStorage = "memory" }));
        Assert.Equal((6, 7), await TwiceAsync(new TaskAttribute { PersistResult = false }, new FlowAttribute { PersistResult = true }));
    }

    [Fact]
    public async Task Settings_turn_persistence_on_for_tasks_before_their_flow_decides_and_for_all_where_nobody_decides()
    {
        Use(options => options with { PersistTaskResults = true });
        Assert.Equal((1, 1), await TwiceAsync(new TaskAttribute(), new FlowAttribute { PersistResult = false }));
        Use(options => options with { PersistTaskResults = false, PersistResultsByDefault = true });
        Assert.Equal((2, 3), await TwiceAsync(new TaskAttribute()));
        Use(options => options with { PersistResultsByDefault = true });
        Assert.Equal((4, 4), await TwiceAsync(new TaskAttribute()));
        Assert.Equal((5, 6), await TwiceAsync(new TaskAttribute(), new FlowAttribute { PersistResult = false }));
        Use(options => options with { DefaultResultStorage = "memory" });
        Assert.Equal((7, 7), await TwiceAsync(new TaskAttribute()));
    }

    [Fact]
    public async Task Without_a_policy_by_setting_persisted_tasks_are_not_cached()
    {
        Use(options => options with { DefaultNoCache = true });

        Assert.Equal((1, 2), await TwiceAsync(new TaskAttribute { PersistResult = true }));
        Assert.Equal((3, 3), await TwiceAsync(new TaskAttribute { CachePolicy = CachePolicy.Inputs }));
    }

    [Fact]
    [PrefectBehaviour("156")]
    public async Task The_setting_that_disables_caching_beats_every_policy()
    {
        Use(options => options with { DisableCaching = true });

        Assert.Equal((1, 2), await TwiceAsync(new TaskAttribute { CachePolicy = CachePolicy.Inputs }));
        Assert.Equal((3, 4), await TwiceAsync(new TaskAttribute { ResultStorageKey = "k" }));
    }

    [Fact]
    public async Task The_setting_that_refreshes_the_cache_holds_unless_the_task_says_otherwise()
    {
        Use(options => options with { RefreshCache = true });

        Assert.Equal((1, 2), await TwiceAsync(new TaskAttribute { CachePolicy = CachePolicy.Inputs }));
        Assert.Equal((2, 2), await TwiceAsync(new TaskAttribute { CachePolicy = CachePolicy.Inputs, RefreshCache = false }));
    }

    [Fact]
    public async Task Caching_without_persistence_is_warned_of()
    {
        Assert.Equal((1, 2), await TwiceAsync(new TaskAttribute { CachePolicy = CachePolicy.Inputs, PersistResult = false }));

        Assert.True(_engine.Log.Has("Task 'Work' asks for caching, but PersistResult = false turns it off"));
    }

    [Fact]
    [PrefectBehaviour("151")]
    public async Task A_storage_key_stands_in_for_a_policy_and_what_is_stored_under_it_is_the_result()
    {
        await Transaction.RunAsync(async transaction => await transaction.StageAsync(42), new TransactionOptions { Key = "there" });

        Assert.Equal(42, await Counting(new TaskAttribute { ResultStorageKey = "there" }).RunAsync(new(1)));
        Assert.Equal("Cached", _engine.TaskRun.State.Name);
        Assert.Equal(0, _calls);
    }

    [Fact]
    [PrefectBehaviour("159")]
    public async Task A_storage_key_is_filled_with_parameters_and_variables_of_the_run()
    {
        var task = new TaskDefinition<(int X, string Y), int>("Tests.Work", "Work", new TaskAttribute { ResultStorageKey = "{parameters[x]}-{y}-bar-{flow_run.flow_name}" })
        {
            Body = (_, _) => new ValueTask<int>(7),
            Parameters = ["x", "y"],
            VisitArguments = static (arguments, visitor) =>
            {
                visitor.Visit("x", arguments.X);
                visitor.Visit("y", arguments.Y);
            },
        };
        await Define.Flow(() => task.RunAsync((1, "foo"))).RunAsync(default);

        Assert.True(await IsStoredAsync("1-foo-bar-Flow"));
    }

    [Fact]
    [PrefectBehaviour("163")]
    public async Task Parameters_that_are_left_out_do_not_change_the_key()
    {
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExclude = ["x"] });

        Assert.Equal<List<int>>([1, 1], [await task.RunAsync(new(1)), await task.RunAsync(new(2))]);
    }

    [Fact]
    [PrefectBehaviour("163")]
    public async Task A_parameter_that_is_left_out_need_not_be_data()
    {
        var task = Define.Task<Stream, int>(_ => Task.FromResult(++_calls), new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheExclude = ["x"] });

        Assert.Equal<List<int>>([1, 1], [await task.RunAsync(new(new MemoryStream())), await task.RunAsync(new(Stream.Null))]);
    }

    [Fact]
    [PrefectBehaviour("165")]
    public async Task Policies_that_find_nothing_to_hash_make_no_key()
    {
        var task = Define.Task(() => Task.FromResult(++_calls), new TaskAttribute { CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource | CachePolicy.FlowParameters });

        Assert.Equal<List<int>>([1, 2], [await task.RunAsync(default), await task.RunAsync(default)]);
    }

    [Fact]
    [PrefectBehaviour("154")]
    public async Task Under_the_policy_of_flow_parameters_only_those_of_the_flow_count()
    {
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.FlowParameters });
        var flow = new FlowDefinition<(int Parameter, int Input), int>("Tests.Flow", "Flow", new FlowAttribute())
        {
            Body = async (arguments, _) => await task.RunAsync(new(arguments.Input)),
            Parameters = ["parameter"],
            VisitArguments = static (arguments, visitor) => visitor.Visit("parameter", arguments.Parameter),
        };

        Assert.Equal(1, await flow.RunAsync((1, 10)));
        Assert.Equal(1, await flow.RunAsync((1, 20)));
        Assert.Equal(2, await flow.RunAsync((2, 10)));
        Assert.Equal(3, await task.RunAsync(new(10)));
        Assert.Equal(4, await task.RunAsync(new(10)));
    }

    [Fact]
    [PrefectBehaviour("H16")]
    public async Task The_order_of_combined_policies_is_of_no_consequence()
    {
        var one = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource }, source: "s");
        var other = Counting(new TaskAttribute { CachePolicy = CachePolicy.TaskSource | CachePolicy.Inputs }, source: "s");

        Assert.Equal<List<int>>([1, 1], [await one.RunAsync(new(1)), await other.RunAsync(new(1))]);
    }

    [Fact]
    [PrefectBehaviour("155")]
    public async Task After_its_record_was_deleted_the_task_runs_again()
    {
        Use(options => options with { ResultStorages = new Dictionary<string, ResultStorage>(), LocalStoragePath = _directory.Path });
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs });

        Assert.Equal<List<int>>([1, 1], [await task.RunAsync(new(1)), await task.RunAsync(new(1))]);
        foreach (var file in Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories)) File.Delete(file);
        Assert.Equal(2, await task.RunAsync(new(1)));
    }

    [Fact]
    public async Task Results_are_there_for_another_engine_on_the_same_directory()
    {
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs, ResultStorage = _directory.Path, ResultSerializer = "compressed/json" });
        await task.RunAsync(new(1));
        Use(options => options);

        Assert.Equal(1, await task.RunAsync(new(1)));
        Assert.Equal("Cached", _engine.TaskRun.State.Name);
        Assert.Equal(0, _local.Count);
    }

    [Fact]
    [PrefectBehaviour("157")]
    public async Task Serializable_isolation_needs_a_storage_that_can_lock()
    {
        Use(options => options with { ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = new DictionaryStorage() } });
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs, CacheIsolation = IsolationLevel.Serializable });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => task.RunAsync(new(1)));

        Assert.Contains("needs locks", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task A_storage_of_ones_own_keeps_records()
    {
        Use(options => options with { ResultStorages = new Dictionary<string, ResultStorage> { ["mine"] = new DictionaryStorage() } });
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs, ResultStorage = "mine" });

        Assert.Equal<List<int>>([1, 1], [await task.RunAsync(new(1)), await task.RunAsync(new(1))]);
    }

    [Theory]
    [PrefectBehaviour("160")]
    [InlineData("nowhere", null, "There is no result storage named 'nowhere'. Registered in ProvostOptions.ResultStorages: local, memory.")]
    [InlineData(null, "xml", "There is no result serializer named 'xml'. Registered: json")]
    [InlineData(null, "compressed/xml", "There is no result serializer named 'compressed/xml'.")]
    public async Task A_storage_or_serializer_that_is_not_registered_is_refused(string? storage, string? serializer, string message)
    {
        var task = Counting(new TaskAttribute { CachePolicy = CachePolicy.Inputs, ResultStorage = storage, ResultSerializer = serializer });

        Assert.StartsWith(message, (await Assert.ThrowsAsync<InvalidOperationException>(() => task.RunAsync(new(1)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_stores_where_and_as_its_flow_says()
    {
        var storage = new DictionaryStorage();
        Use(options => options with
        {
            ResultStorages = new Dictionary<string, ResultStorage> { ["mine"] = storage }, ResultSerializers = [new NoisySerializer()],
        });
        var flow = Define.Flow(() => Counting(new TaskAttribute { ResultStorageKey = "k" }).RunAsync(new(1)), new FlowAttribute { ResultStorage = "mine", ResultSerializer = "noisy" });

        await flow.RunAsync(default);

        Assert.Contains("noise", Encoding.UTF8.GetString(storage.Records["k"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_warned_of_and_the_task_completes()
    {
        Use(options => options with { ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = new DictionaryStorage() } });
        var task = Define.Task<int, Stream>(_ => Task.FromResult<Stream>(new MemoryStream([1])), new TaskAttribute { CachePolicy = CachePolicy.Inputs });

        Assert.True((await task.RunStateAsync(new(1))).IsCompleted);
        Assert.True((await task.RunStateAsync(new(1))).IsCompleted);

        Assert.All(_engine.History.TaskRuns, run => Assert.Equal("Pending, Running, Completed", _engine.NamesOf(run)));
        var warning = _engine.Log.Entries.First(entry => entry.Message.StartsWith("The result of", StringComparison.Ordinal)).Message;
        Assert.Contains("the task 'Work'", warning, StringComparison.Ordinal);
        Assert.Contains("System.IO.MemoryStream", warning, StringComparison.Ordinal);
        Assert.Contains("PersistResult = false", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_not_kept_in_memory_is_read_from_the_storage()
    {
        var task = Counting(new TaskAttribute { PersistResult = true, CachePolicy = CachePolicy.None, CacheResultInMemory = false });

        var state = await task.RunStateAsync(new(1));
        Assert.Equal(1, state.Result());
        Assert.Equal(2, await task.RunAsync(new(1)));
        Assert.Equal(2, _engine.History.TaskRuns[1].State.Result());

        _local.Clear();
        Assert.Throws<MissingResultException>(() => state.Result());
    }

    [Fact]
    public async Task A_result_that_is_neither_kept_in_memory_nor_stored_is_missing()
    {
        var attribute = new TaskAttribute { CacheResultInMemory = false };
        Assert.Equal(1, await Counting(attribute).RunAsync(new(1)));
        Assert.Throws<MissingResultException>(() => _engine.TaskRun.State.Result());

        var state = await Counting(attribute).RunStateAsync(new(1));
        Assert.True(state.IsCompleted);
        Assert.Contains("was not persisted", Assert.Throws<MissingResultException>(() => state.Result()).Message, StringComparison.Ordinal);

        await Define.Flow(async () =>
        {
            var future = Counting(attribute).Submit(new(1));
            await Assert.ThrowsAsync<MissingResultException>(() => future.ResultAsync());
            return 0;
        }).RunAsync(default);
    }

    [Fact]
    public async Task A_result_that_could_not_be_stored_is_kept_in_memory_after_all()
    {
        Use(options => options with { ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = new DictionaryStorage() } });
        using var stream = new MemoryStream();
        var task = Define.Task(() => Task.FromResult<Stream>(stream), new TaskAttribute { PersistResult = true, CacheResultInMemory = false });

        Assert.Same(stream, (await task.RunStateAsync(default)).Result());
    }

    [Fact]
    public async Task A_result_that_is_not_kept_in_memory_can_be_read_before_its_block_commits()
    {
        var task = Counting(new TaskAttribute { PersistResult = true, CacheResultInMemory = false });

        await Transaction.RunAsync(async _ => Assert.Equal(1, (await task.RunStateAsync(new(1))).Result()));
    }

    [Fact]
    public async Task The_result_of_a_flow_can_live_in_the_storage_too()
    {
        var flow = Define.Flow(() => Task.FromResult(new[] { 1, 2 }), new FlowAttribute { PersistResult = true, CacheResultInMemory = false });

        Assert.Equal<IEnumerable<int>>([1, 2], (await flow.RunStateAsync(default)).Result());
        Assert.Equal<IEnumerable<int>>([1, 2], await flow.RunAsync(default));

        var forgetful = Define.Flow(() => Task.FromResult(1), new FlowAttribute { CacheResultInMemory = false });
        Assert.Equal(1, await forgetful.RunAsync(default));
        Assert.Throws<MissingResultException>(() => forgetful.RunState(default).Result());
    }

    [Fact]
    public async Task Runs_with_one_key_at_the_same_time_execute_once_under_serializable_isolation()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { CacheIsolation = IsolationLevel.Serializable })
        {
            Body = async (_, _) =>
            {
                await Task.Yield();
                return Interlocked.Increment(ref _calls);
            },
            CacheKey = _ => "key",
        };
        var flow = Define.Flow(async () =>
        {
            var futures = Enumerable.Range(0, 50).Select(_ => task.Submit(default)).ToList();
            return await Task.WhenAll(futures.Select(future => future.ResultAsync()));
        });

        Assert.All(await flow.RunAsync(default), value => Assert.Equal(1, value));
        Assert.Equal(49, _engine.History.TaskRuns.Count(run => run.State.Name == "Cached"));
    }

    [Fact]
    public async Task In_a_block_too_runs_with_one_key_execute_once_under_serializable_isolation_and_none_waits_for_ever()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { CacheIsolation = IsolationLevel.Serializable })
        {
            Body = (_, _) => new ValueTask<int>(++_calls), CacheKey = _ => "key",
        };

        await Transaction.RunAsync(async _ => Assert.Equal((1, 1), (await task.RunAsync(default), await task.RunAsync(default)))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, await task.RunAsync(default));
    }

    [Fact]
    public async Task A_task_that_calls_itself_under_one_key_does_not_wait_for_itself()
    {
        TaskDefinition<ValueTuple<int>, int>? task = null;
        task = new TaskDefinition<ValueTuple<int>, int>("Tests.Work", "Work", new TaskAttribute { CacheIsolation = IsolationLevel.Serializable })
        {
            Body = async (arguments, _) => arguments.Item1 == 0 ? 1 : await task!.RunAsync(new(arguments.Item1 - 1)) + 1,
            CacheKey = _ => "key",
        };

        Assert.Equal(4, await task.RunAsync(new(3)).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task The_lock_of_a_task_that_fails_is_free()
    {
        var task = new TaskDefinition<Call, int>("Tests.Work", "Work", new TaskAttribute { CacheIsolation = IsolationLevel.Serializable, Retries = 1 })
        {
            Body = (_, _) => ++_calls < 3 ? throw new FormatException() : new ValueTask<int>(_calls), CacheKey = _ => "key",
        };

        await Assert.ThrowsAsync<FormatException>(() => task.RunAsync(default));
        Assert.Equal(3, await task.RunAsync(default).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private async Task<(int First, int Second)> TwiceAsync(TaskAttribute task, FlowAttribute? flow = null)
    {
        var counting = Counting(task);
        return await Define.Flow(async () => (await counting.RunAsync(new(1)), await counting.RunAsync(new(1))), flow).RunAsync(default);
    }

    private TaskDefinition<ValueTuple<int>, int> Counting(TaskAttribute attribute, string? source = null) => new("Tests.Work", "Work", attribute)
    {
        Body = (_, _) => new ValueTask<int>(++_calls),
        Parameters = ["x"],
        VisitArguments = static (arguments, visitor) => visitor.Visit("x", arguments.Item1),
        SourceHash = source,
    };

    private void Use(Func<ProvostOptions, ProvostOptions> configure)
    {
        _engine.Dispose();
        _engine = Engine(configure);
    }

    private TestEngine Engine(Func<ProvostOptions, ProvostOptions>? configure = null) => new(configure: options =>
    {
        options = options with { ResultStorages = new Dictionary<string, ResultStorage> { ["local"] = _local } };
        return configure is null ? options : configure(options);
    });

    private static async Task<bool> IsStoredAsync(string key)
    {
        var stored = false;
        await Transaction.RunAsync(
            transaction =>
            {
                stored = transaction.IsCommitted;
                return Task.CompletedTask;
            },
            new TransactionOptions { Key = key });
        return stored;
    }

    private sealed class DictionaryStorage : BinaryResultStorage
    {
        public Dictionary<string, byte[]> Records { get; } = [];

        public override ValueTask<bool> DeleteAsync(string key, CancellationToken cancellationToken = default) => new(Records.Remove(key));

        protected override ValueTask<ReadOnlyMemory<byte>?> ReadRecordAsync(string key, CancellationToken cancellationToken) =>
            new(Records.TryGetValue(key, out var record) ? record : (ReadOnlyMemory<byte>?)null);

        protected override ValueTask WriteRecordAsync(string key, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
        {
            Records[key] = record.ToArray();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class NoisySerializer : IResultSerializer
    {
        public string Name => "noisy";

        public void Serialize<T>(T value, IBufferWriter<byte> output) => output.Write("noise"u8);

        public T? Deserialize<T>(ReadOnlyMemory<byte> bytes) => default;
    }
}
