namespace Provost.Tests.Hosting.Decorated;

public sealed class Store<TKey, TItem>(StoreLog log) : IStore<TKey, TItem>, IDisposable
    where TKey : notnull
    where TItem : class
{
    public Task<TItem?> FindAsync(TKey key)
    {
        log.Lines.Add($"find {key}");
        return Task.FromResult<TItem?>(null);
    }

    public void Dispose() => log.Lines.Add("disposed");
}
