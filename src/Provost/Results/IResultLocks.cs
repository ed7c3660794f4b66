namespace Provost;

/// <summary>Locks by key, so that what has the same key runs one after the other. Implementations must be thread-safe.</summary>
/// <remarks>Prefect: <c>LockManager</c>.</remarks>
public interface IResultLocks
{
    /// <summary>Waits until nobody else holds the lock of a key, and takes it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Releases the lock when it is disposed. The end of the process that holds a lock must release it too.</returns>
    ValueTask<IAsyncDisposable> AcquireAsync(string key, CancellationToken cancellationToken);
}
