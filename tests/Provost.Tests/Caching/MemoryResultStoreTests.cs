namespace Provost.Tests;

public sealed class MemoryResultStoreTests
{
    [Fact]
    public async Task It_keeps_the_results_used_last()
    {
        var store = new MemoryResultStore(capacity: 2);
        await Write("a");
        await Write("b");
        await Read("a");
        await Write("c");

        Assert.Equal(2, store.Count);
        Assert.NotNull(await Read("a"));
        Assert.Null(await Read("b"));
        Assert.NotNull(await Read("c"));

        ValueTask Write(string key) => store.WriteAsync(key, new ResultRecord(key, null), default);
        ValueTask<ResultRecord?> Read(string key) => store.ReadAsync(key, default);
    }

    [Fact]
    public async Task Writing_a_key_again_replaces_its_result()
    {
        var store = new MemoryResultStore();
        await store.WriteAsync("a", new ResultRecord(1, null), default);
        await store.WriteAsync("a", new ResultRecord(2, null), default);

        Assert.Equal(2, (await store.ReadAsync("a", default))!.Value);
        Assert.Equal(1, store.Count);
        store.Clear();
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void It_must_hold_something() => Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryResultStore(0));
}
