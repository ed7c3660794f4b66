namespace Provost;

/// <summary>Keeps results in memory as they are, without writing them anywhere: those used last, up to a number. Thread-safe.</summary>
/// <remarks>
/// A hit returns the very object that was stored, so treat the results of cached tasks as immutable: changing one changes what
/// later hits see. Nothing has to be serializable. The storage named <c>memory</c> is one that the process shares.
/// </remarks>
public sealed class MemoryResultStorage : ResultStorage
{
    private readonly LeastRecentlyUsed<(object? Value, DateTimeOffset? Expiration)> _results;

    /// <summary>Makes an empty storage.</summary>
    /// <param name="capacity">How many results it keeps; storing one more drops the one not used for longest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public MemoryResultStorage(int capacity = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
        _results = new(capacity);
    }

    /// <summary>How many results it keeps.</summary>
    public int Capacity { get; }

    /// <summary>How many results it has.</summary>
    public int Count => _results.Count;

    /// <inheritdoc/>
    public override IResultLocks Locks { get; } = new MemoryLocks();

    /// <summary>Forgets all results.</summary>
    public void Clear() => _results.Clear();

    /// <inheritdoc/>
    public override ValueTask<bool> DeleteAsync(string key, CancellationToken cancellationToken = default) => new(_results.Remove(key));

    internal override ValueTask<bool> ExistsAsync(ResultPlace place, CancellationToken cancellationToken) =>
        new(_results.TryGet(place.Key, out var stored) && !(stored.Expiration < place.Services.Clock.GetUtcNow()));

    internal override ValueTask<StoredResult<T>?> ReadAsync<T>(ResultPlace place, CancellationToken cancellationToken) => new(Find<T>(place));

    internal override ValueTask WriteAsync<T>(ResultPlace place, StoredResult<T> result, CancellationToken cancellationToken)
    {
        _results.Set(place.Key, (result.Value, result.Expiration));
        return ValueTask.CompletedTask;
    }

    private StoredResult<T>? Find<T>(ResultPlace place)
    {
        if (!_results.TryGet(place.Key, out var stored) || stored.Expiration < place.Services.Clock.GetUtcNow()) return null;
        if (stored.Value is T value) return new StoredResult<T>(value, stored.Expiration);
        if (stored.Value is null && default(T) is null) return new StoredResult<T>(default, stored.Expiration);

        EngineLog.ResultRecordUnusable(place.Log, place.Key, $"it holds a {stored.Value?.GetType()}, not a {typeof(T)}");
        return null;
    }
}
