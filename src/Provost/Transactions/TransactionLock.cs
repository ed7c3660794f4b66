namespace Provost;

/// <summary>The lock that one transaction has on the place of its result.</summary>
internal sealed class TransactionLock(TransactionLocks locks, ResultPlace place, HeldLock held, IAsyncDisposable? turn)
{
    private int _turnIsOver;

    /// <summary>What another transaction of the tree staged under the key.</summary>
    public object? Staged => held.Staged;

    /// <summary>Shows what was staged to the other transactions of the tree, and lets the next one go on.</summary>
    public ValueTask StageAsync(object staged)
    {
        held.Staged = staged;
        return EndTurnAsync();
    }

    public async ValueTask ReleaseAsync(bool rolledBack)
    {
        if (rolledBack) held.Staged = null;
        await locks.ReleaseAsync(place, held).ConfigureAwait(false);
        await EndTurnAsync().ConfigureAwait(false);
    }

    private ValueTask EndTurnAsync() =>
        turn is not null && Interlocked.Exchange(ref _turnIsOver, 1) == 0 ? turn.DisposeAsync() : ValueTask.CompletedTask;
}
