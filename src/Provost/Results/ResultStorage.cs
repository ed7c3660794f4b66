namespace Provost;

/// <summary>Where the results of tasks and flows are kept. Thread-safe.</summary>
/// <remarks>
/// <see cref="MemoryResultStorage"/> keeps objects for the life of the process, <see cref="FileResultStorage"/> records in a directory.
/// Derive from <see cref="BinaryResultStorage"/> to keep records elsewhere. A storage that throws does not fail a run: the error
/// is logged and the task runs, or ends, without it. Prefect: result storage.
/// </remarks>
public abstract class ResultStorage
{
    private protected ResultStorage()
    {
    }

    /// <summary>
    /// Keeps runs with the same key apart, for <see cref="IsolationLevel.Serializable"/>; <see langword="null"/> if the storage cannot.
    /// Prefect: lock manager.
    /// </summary>
    public virtual IResultLocks? Locks => null;

    /// <summary>Forgets a result.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there was one.</returns>
    public abstract ValueTask<bool> DeleteAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Whether there is a result that has not expired.</summary>
    internal abstract ValueTask<bool> ExistsAsync(ResultPlace place, CancellationToken cancellationToken);

    internal abstract ValueTask<StoredResult<T>?> ReadAsync<T>(ResultPlace place, CancellationToken cancellationToken);

    internal abstract ValueTask WriteAsync<T>(ResultPlace place, StoredResult<T> result, CancellationToken cancellationToken);
}
