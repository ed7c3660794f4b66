namespace Provost;

/// <summary>The locks that the transactions of one tree hold.</summary>
/// <remarks>
/// A lock of a storage is kept until what was staged under it is committed, so it is taken once for the tree: a second
/// transaction with the key in the same tree would wait for ever. Those two take turns by a lock of the tree alone, which is
/// free again as soon as the first has staged; the second then finds the staged value.
/// </remarks>
internal sealed class TransactionLocks
{
    private readonly MemoryLocks _turns = new();
    private readonly Dictionary<(ResultStorage Storage, string Key), HeldLock> _held = [];
    private readonly List<ResultStorage> _storages = [];

    /// <param name="place">The place to lock.</param>
    /// <param name="isReentrant">Whether a transaction around the caller's has the lock and is under way.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<TransactionLock> AcquireAsync(ResultPlace place, bool isReentrant, CancellationToken cancellationToken)
    {
        var locks = place.Storage.Locks ?? throw new InvalidOperationException(
            $"The isolation level {nameof(IsolationLevel.Serializable)} needs locks, and the result storage {place.Storage.GetType()} has none.");

        var turn = isReentrant ? null : await _turns.AcquireAsync(TurnOf(place), cancellationToken).ConfigureAwait(false);
        try
        {
            var held = Share(place) ?? Keep(place, await locks.AcquireAsync(place.Key, cancellationToken).ConfigureAwait(false));
            return new TransactionLock(this, place, held, turn);
        }
        catch
        {
            if (turn is not null) await turn.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask ReleaseAsync(ResultPlace place, HeldLock held)
    {
        lock (_held)
        {
            if (--held.Users > 0) return;
            _held.Remove((place.Storage, place.Key));
        }

        await held.Lease.DisposeAsync().ConfigureAwait(false);
    }

    private HeldLock? Share(ResultPlace place)
    {
        lock (_held)
        {
            if (!_held.TryGetValue((place.Storage, place.Key), out var held)) return null;
            held.Users++;
            return held;
        }
    }

    private HeldLock Keep(ResultPlace place, IAsyncDisposable lease)
    {
        var held = new HeldLock(lease);
        lock (_held) _held.Add((place.Storage, place.Key), held);
        return held;
    }

    /// <summary>The name of a turn: the same key in two storages is two turns.</summary>
    private string TurnOf(ResultPlace place)
    {
        lock (_held)
        {
            var number = _storages.IndexOf(place.Storage);
            if (number < 0)
            {
                number = _storages.Count;
                _storages.Add(place.Storage);
            }

            return $"{number}:{place.Key}";
        }
    }
}
