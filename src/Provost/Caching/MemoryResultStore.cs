namespace Provost;

/// <summary>Keeps results in memory: those used last, up to a number. Thread-safe.</summary>
/// <remarks>
/// A hit returns the very object that was stored, so treat the results of cached tasks as immutable: changing one changes what
/// later hits see. Prefect: the in-memory cache of a result store.
/// </remarks>
public sealed class MemoryResultStore : IResultStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>Makes an empty store.</summary>
    /// <param name="capacity">How many results it keeps; storing one more drops the one not used for longest.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public MemoryResultStore(int capacity = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
    }

    /// <summary>How many results it keeps.</summary>
    public int Capacity { get; }

    /// <summary>How many results it has.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>Forgets all results.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _byUse.Clear();
        }
    }

    /// <inheritdoc/>
    public ValueTask<ResultRecord?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node)) return new((ResultRecord?)null);
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return new(node.Value.Record);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(string key, ResultRecord record, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out var earlier)) _byUse.Remove(earlier);
            _entries[key] = _byUse.AddLast(new Entry(key, record));
            if (_entries.Count > Capacity) DropLeastRecentlyUsed();
        }

        return ValueTask.CompletedTask;
    }

    private void DropLeastRecentlyUsed()
    {
        _entries.Remove(_byUse.First!.Value.Key);
        _byUse.RemoveFirst();
    }

    private readonly record struct Entry(string Key, ResultRecord Record);
}
