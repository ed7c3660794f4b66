namespace Provost.Tests;

public sealed class MemoryResultStorageTests
{
    [Fact]
    public async Task It_keeps_the_results_used_last()
    {
        var storage = new MemoryResultStorage(capacity: 2);
        await WriteAsync("a");
        await WriteAsync("b");
        await ReadAsync("a");
        await WriteAsync("c");

        Assert.Equal(2, storage.Count);
        Assert.NotNull(await ReadAsync("a"));
        Assert.Null(await ReadAsync("b"));
        Assert.NotNull(await ReadAsync("c"));

        ValueTask WriteAsync(string key) => storage.WriteAsync(Place.In(storage, key), new StoredResult<string>(key, null), default);
        ValueTask<StoredResult<string>?> ReadAsync(string key) => storage.ReadAsync<string>(Place.In(storage, key), default);
    }

    [Fact]
    public async Task Writing_a_key_again_replaces_its_result_and_deleting_it_forgets_it()
    {
        var storage = new MemoryResultStorage();
        var place = Place.In(storage, "a");
        await storage.WriteAsync(place, new StoredResult<int>(1, null), default);
        await storage.WriteAsync(place, new StoredResult<int>(2, null), default);

        Assert.Equal(2, (await storage.ReadAsync<int>(place, default))!.Value.Value);
        Assert.Equal(1, storage.Count);
        Assert.True(await storage.DeleteAsync("a"));
        Assert.False(await storage.DeleteAsync("a"));
        Assert.Null(await storage.ReadAsync<int>(place, default));
    }

    [Fact]
    public async Task Clearing_it_forgets_everything()
    {
        var storage = new MemoryResultStorage();
        await storage.WriteAsync(Place.In(storage, "a"), new StoredResult<int>(1, null), default);
        storage.Clear();

        Assert.Equal(0, storage.Count);
    }

    [Fact]
    public void It_must_hold_something() => Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryResultStorage(0));
}
