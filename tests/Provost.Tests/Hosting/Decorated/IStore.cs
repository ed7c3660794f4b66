namespace Provost.Tests.Hosting.Decorated;

/// <summary>A generic service with a task.</summary>
public partial interface IStore<TKey, TItem>
    where TKey : notnull
    where TItem : class
{
    [Task]
    Task<TItem?> FindAsync(TKey key);
}
