namespace Provost;

/// <summary>Keeps the results of cached task runs. Implementations must be thread-safe.</summary>
/// <remarks>
/// A store that throws does not fail a run: the error is logged and the task runs, or ends, without the cache. Prefect: result storage.
/// </remarks>
public interface IResultStore
{
    /// <summary>Looks a result up. Whether it has expired is for the engine to say.</summary>
    /// <param name="key">The cache key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What was stored last under the key, or <see langword="null"/>.</returns>
    ValueTask<ResultRecord?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a result, in place of an earlier one of the same key.</summary>
    /// <param name="key">The cache key.</param>
    /// <param name="record">What to store.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Completes when the result is stored.</returns>
    ValueTask WriteAsync(string key, ResultRecord record, CancellationToken cancellationToken);
}
