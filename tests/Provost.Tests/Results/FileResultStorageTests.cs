namespace Provost.Tests;

/// <summary>What a directory of results does with records that are whole, damaged, foreign, old or too many.</summary>
public sealed class FileResultStorageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly LogCollector _log = new();
    private readonly FileResultStorage _storage;

    public FileResultStorageTests() => _storage = Open();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_result_is_read_by_another_instance_as_it_was_written()
    {
        await WriteAsync("a", new Order("x", [1, 2]));

        var read = await ReadAsync<Order>(Open(), "a");

        Assert.Equal("x", read!.Value.Value!.Name);
        Assert.Equal([1, 2], read.Value.Value.Amounts);
        Assert.Null(await ReadAsync<Order>(Open(), "b"));
        Assert.Empty(_log.Messages);
    }

    [Fact]
    public async Task A_result_read_again_is_the_same_object_until_another_process_replaces_the_record()
    {
        var order = new Order("x", []);
        await WriteAsync("a", order);
        Assert.Same(order, (await ReadAsync<Order>(_storage, "a"))!.Value.Value);

        await Open().WriteAsync(PlaceOf(Open(), "a"), new StoredResult<Order>(new Order("y", []), null), default);

        Assert.Equal("y", (await ReadAsync<Order>(_storage, "a"))!.Value.Value!.Name);
    }

    [Fact]
    public async Task Any_text_is_a_key()
    {
        string[] keys = ["", "../../up", "a/b:c*?", "ä" + new string('k', 5000), "CON", "a", "A"];
        foreach (var key in keys) await WriteAsync(key, key);

        foreach (var key in keys) Assert.Equal(key, (await ReadAsync<string>(Open(), key))!.Value.Value);
        Assert.All(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories), file => Assert.Matches(@"[\\/][0-9a-f]{2}[\\/][0-9a-f]{64}\.result$", file));
    }

    [Fact]
    public async Task Null_and_nothing_are_results()
    {
        await WriteAsync<string?>("null", null);
        await WriteAsync("nothing", default(NoResult));

        Assert.Null((await ReadAsync<string?>(Open(), "null"))!.Value.Value);
        Assert.NotNull(await ReadAsync<NoResult>(Open(), "nothing"));
    }

    [Fact]
    public async Task A_record_that_is_cut_off_anywhere_is_a_logged_miss()
    {
        await WriteAsync("a", new Order("x", [1, 2, 3]));
        var file = RecordFile();
        var whole = File.ReadAllBytes(file);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(await ReadAsync<Order>(Open(), "a"));
        }

        Assert.Equal(whole.Length, _log.Messages.Count(message => message.Contains("is not used", StringComparison.Ordinal)));
        File.WriteAllBytes(file, whole);
        Assert.NotNull(await ReadAsync<Order>(Open(), "a"));
    }

    [Fact]
    public async Task A_record_with_any_bit_changed_or_anything_added_is_a_logged_miss()
    {
        await WriteAsync("a", new Order("x", [1, 2, 3]));
        var file = RecordFile();
        var whole = File.ReadAllBytes(file);

        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(file, damaged);
            Assert.Null(await ReadAsync<Order>(Open(), "a"));
        }

        File.WriteAllBytes(file, [.. whole, 0]);
        Assert.Null(await ReadAsync<Order>(Open(), "a"));
        Assert.Equal((whole.Length * 8) + 1, _log.Messages.Count(message => message.Contains("is not used", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"some\": \"json\" }")]
    [InlineData("PROVOST\u0002 of another version, long enough to have a checksum at its end, whatever that may be")]
    public async Task A_foreign_file_is_a_logged_miss_and_is_replaced(string contents)
    {
        await WriteAsync("a", "x");
        File.WriteAllText(RecordFile(), contents);

        Assert.Null(await ReadAsync<string>(Open(), "a"));
        Assert.Contains(_log.Messages, message => message.StartsWith("The result stored under 'a' is not used: it is not a record", StringComparison.Ordinal));

        await WriteAsync("a", "y");
        Assert.Equal("y", (await ReadAsync<string>(Open(), "a"))!.Value.Value);
    }

    [Fact]
    public async Task A_record_of_another_key_or_type_is_a_logged_miss()
    {
        await WriteAsync("a", "x");
        var file = RecordFile();
        await WriteAsync("b", "y");
        var other = Directory.GetFiles(_directory.Path, "*.result", SearchOption.AllDirectories).Single(path => path != file);
        File.Copy(file, other, overwrite: true);

        Assert.Null(await ReadAsync<string>(Open(), "b"));
        Assert.True(_log.Has("it is the record of another key"));
        Assert.Null(await ReadAsync<int>(Open(), "a"));
        Assert.True(_log.Has("it holds a System.String, not a System.Int32"));
    }

    [Fact]
    public async Task A_record_of_a_serializer_that_is_not_registered_is_a_logged_miss()
    {
        var options = new ProvostOptions { ResultSerializers = [new JsonResultSerializer(name: "mine")], LoggerFactory = _log };
        await _storage.WriteAsync(Place.In(_storage, "a", _log, options, "mine"), new StoredResult<int>(1, null), default);

        Assert.Null(await ReadAsync<int>(Open(), "a"));
        Assert.True(_log.Has("it was written by the serializer 'mine', which is not registered"));
        Assert.NotNull(await Open().ReadAsync<int>(Place.In(_storage, "a", _log, options), default));
    }

    [Fact]
    public async Task A_result_that_has_expired_is_missing()
    {
        await _storage.WriteAsync(PlaceOf(_storage, "a"), new StoredResult<int>(1, _clock.GetUtcNow().AddSeconds(10)), default);
        _clock.AdvanceSeconds(10);
        Assert.NotNull(await ReadAsync<int>(_storage, "a"));
        _clock.AdvanceSeconds(1);
        Assert.Null(await ReadAsync<int>(_storage, "a"));
        Assert.False(await _storage.ExistsAsync(PlaceOf(_storage, "a"), default));
    }

    [Fact]
    public async Task A_deleted_result_is_missing()
    {
        await WriteAsync("a", 1);

        Assert.True(await _storage.DeleteAsync("a"));
        Assert.False(await _storage.DeleteAsync("a"));
        Assert.Null(await ReadAsync<int>(_storage, "a"));
    }

    [Fact]
    public async Task Readers_and_writers_in_parallel_see_whole_records_only()
    {
        var storages = new[] { _storage, Open(), Open() };
        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            var storage = storages[worker % storages.Length];
            for (var i = 0; i < 50; i++)
            {
                var key = $"{i % 3}";
                await storage.WriteAsync(PlaceOf(storage, key), new StoredResult<Order>(new Order(key, Enumerable.Repeat(i, 1000).ToArray()), null), default);
                if (await ReadAsync<Order>(storage, key) is { Value: { } order }) Assert.True(order.Name == key && order.Amounts.Distinct().Count() == 1);
            }
        })));

        Assert.Empty(_log.Messages);
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Pruning_removes_what_has_expired_what_is_old_and_then_the_oldest_until_the_rest_fits()
    {
        foreach (var (key, age) in new[] { ("new", 1), ("middle", 2), ("old", 3), ("ancient", 100) })
        {
            await WriteAsync(key, new string('x', 1000));
            Age(key, age);
        }

        await _storage.WriteAsync(PlaceOf(_storage, "expired"), new StoredResult<int>(1, DateTimeOffset.UtcNow.AddDays(-1)), default);
        File.WriteAllText(Path.Combine(_directory.Path, "notes.txt"), "not ours");

        var byAge = await _storage.PruneAsync(new ResultRetention { MaxAge = TimeSpan.FromHours(50) });
        Assert.Equal((2, 3), (byAge.RemovedRecords, byAge.KeptRecords));
        var bySize = await _storage.PruneAsync(new ResultRetention { MaxBytes = (byAge.KeptBytes / 3) + 10 });

        Assert.Equal((2, 1), (bySize.RemovedRecords, bySize.KeptRecords));
        Assert.Equal(byAge.KeptBytes, bySize.RemovedBytes + bySize.KeptBytes);
        Assert.NotNull(await ReadAsync<string>(_storage, "new"));
        Assert.True(File.Exists(Path.Combine(_directory.Path, "notes.txt")));
    }

    [Fact]
    public async Task A_storage_with_limits_prunes_itself_once_an_hour()
    {
        await WriteAsync("old", 1);
        Age("old", hours: 5);
        var limited = new FileResultStorage(_directory.Path, new ResultRetention { MaxAge = TimeSpan.FromHours(2) });

        await limited.WriteAsync(PlaceOf(limited, "new"), new StoredResult<int>(1, null), default);
        await EventuallyAsync(async () => await ReadAsync<int>(Open(), "old") is null);

        await WriteAsync("old", 1);
        Age("old", hours: 5);
        var another = new FileResultStorage(_directory.Path, new ResultRetention { MaxAge = TimeSpan.FromHours(2) });
        await another.WriteAsync(PlaceOf(another, "newer"), new StoredResult<int>(1, null), default);
        Assert.NotNull(await ReadAsync<int>(Open(), "old"));
    }

    [Fact]
    public async Task Lock_files_that_nobody_has_used_for_a_day_are_removed_and_those_in_use_are_not()
    {
        await using (await _storage.Locks.AcquireAsync("unused", default)) { }
        foreach (var file in LockFiles()) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        await using var held = await _storage.Locks.AcquireAsync("held", default);
        var held2 = LockFiles().Single(file => File.GetLastWriteTimeUtc(file) > DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(held2, DateTime.UtcNow.AddDays(-2));

        await _storage.PruneAsync();

        Assert.Equal([held2], LockFiles());
        string[] LockFiles() => Directory.GetFiles(Path.Combine(_directory.Path, "locks"));
    }

    [Fact]
    public async Task Two_storages_of_one_directory_keep_their_locks_apart_from_each_other()
    {
        var (first, second) = (Open(), Open());
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            await using var held = await (i % 2 == 0 ? first : second).Locks.AcquireAsync("key", default);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_directory_must_have_a_name(string path) => Assert.Throws<ArgumentException>(() => new FileResultStorage(path));

    [Fact]
    public void Limits_are_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResultRetention { MaxBytes = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResultRetention { MaxAge = TimeSpan.FromSeconds(-1) });
    }

    private FileResultStorage Open() => new(_directory.Path);

    private string RecordFile() => Directory.GetFiles(_directory.Path, "*.result", SearchOption.AllDirectories).Single();

    private void Age(string key, int hours) =>
        File.SetLastWriteTimeUtc(Path.Combine(_directory.Path, FileSystem.SafeName(key)[..2], FileSystem.SafeName(key) + ".result"), DateTime.UtcNow.AddHours(-hours));

    private ResultPlace PlaceOf(ResultStorage storage, string key) =>
        Place.In(storage, key, _log, new ProvostOptions { LoggerFactory = _log, TimeProvider = _clock });

    private ValueTask WriteAsync<T>(string key, T value) => _storage.WriteAsync(PlaceOf(_storage, key), new StoredResult<T>(value, null), default);

    private ValueTask<StoredResult<T>?> ReadAsync<T>(FileResultStorage storage, string key) => storage.ReadAsync<T>(PlaceOf(storage, key), default);

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition()) await Task.Delay(10, limit.Token);
    }

    public sealed record Order(string Name, int[] Amounts);
}
