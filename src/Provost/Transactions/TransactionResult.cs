namespace Provost;

/// <summary>The keyed value of a transaction: its place, its lock, and what was staged for it.</summary>
/// <param name="place">Where the value is kept.</param>
/// <param name="owner">Whose value it is, for messages: "task 'load'".</param>
internal sealed class TransactionResult(ResultPlace place, string owner)
{
    private TransactionLock? _lock;
    private Func<ValueTask>? _write;
    private object? _staged;

    public ResultPlace Place => place;

    /// <summary>Takes the lock of the key.</summary>
    public async ValueTask LockAsync(TransactionLocks locks, bool isReentrant, CancellationToken cancellationToken) =>
        _lock = await locks.AcquireAsync(place, isReentrant, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether there is a value that has not expired.</summary>
    public async ValueTask<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _lock?.Staged is not null || await place.Storage.ExistsAsync(place, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            EngineLog.ResultStorageFailed(place.Log, "read", exception);
            return false;
        }
    }

    /// <summary>The value that another transaction of the tree staged under the same lock, or that is in the storage.</summary>
    public async ValueTask<StoredResult<T>?> ReadAsync<T>(CancellationToken cancellationToken)
    {
        if ((_staged ?? _lock?.Staged) is StoredResult<T> staged) return staged;
        try
        {
            return await place.Storage.ReadAsync<T>(place, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            EngineLog.ResultStorageFailed(place.Log, "read", exception);
            return null;
        }
    }

    /// <summary>Keeps a value until it is stored.</summary>
    public ValueTask StageAsync<T>(StoredResult<T> result)
    {
        _staged = result;
        _write = () => place.Storage.WriteAsync(place, result, CancellationToken.None);
        return _lock?.StageAsync(result) ?? ValueTask.CompletedTask;
    }

    /// <summary>
    /// Writes what was staged. What cannot be written is logged: it costs the stored value and nothing else, and whoever reads it from here
    /// still finds it.
    /// </summary>
    public async ValueTask StoreAsync()
    {
        if (_write is null) return;
        try
        {
            await _write().ConfigureAwait(false);
            (_write, _staged) = (null, null);
        }
        catch (ResultSerializationException exception)
        {
            EngineLog.ResultNotSerializable(place.Log, owner, place.Serializer.Name, exception.Message);
        }
        catch (Exception exception)
        {
            EngineLog.ResultStorageFailed(place.Log, "write", exception);
        }
    }

    public async ValueTask ReleaseAsync(bool rolledBack)
    {
        if (Interlocked.Exchange(ref _lock, null) is not { } held) return;
        try
        {
            await held.ReleaseAsync(rolledBack).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            EngineLog.ResultStorageFailed(place.Log, "unlock", exception);
        }
    }
}
