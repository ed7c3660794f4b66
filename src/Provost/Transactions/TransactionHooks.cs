using Microsoft.Extensions.Logging;

namespace Provost;

/// <summary>What runs when a transaction is committed or rolled back. Not thread-safe: the transaction guards it.</summary>
internal sealed class TransactionHooks(Transaction transaction, ILogger log)
{
    private readonly List<Func<Transaction, ValueTask>> _onCommit = [];
    private readonly List<Func<Transaction, ValueTask>> _onRollback = [];

    public void OnCommit(Func<Transaction, ValueTask> hook) => _onCommit.Add(hook);

    public void OnRollback(Func<Transaction, ValueTask> hook) => _onRollback.Add(hook);

    /// <summary>Runs the commit hooks in order. The first that throws is logged, and ends it.</summary>
    public async ValueTask<bool> CommitAsync(bool blocking)
    {
        foreach (var hook in _onCommit)
        {
            if (!await TryAsync(hook, "commit", blocking).ConfigureAwait(false)) return false;
        }

        return true;
    }

    /// <summary>Runs the rollback hooks, the last one first. One that throws is logged; the others still run.</summary>
    public async ValueTask<bool> RollBackAsync(bool blocking)
    {
        var allRan = true;
        for (var i = _onRollback.Count - 1; i >= 0; i--) allRan &= await TryAsync(_onRollback[i], "rollback", blocking).ConfigureAwait(false);
        return allRan;
    }

    private async ValueTask<bool> TryAsync(Func<Transaction, ValueTask> hook, string kind, bool blocking)
    {
        try
        {
            var call = blocking ? Waiting.WithoutContext((hook, transaction), static call => call.hook(call.transaction)) : hook(transaction);
            await Waiting.ForAsync(call, blocking).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            EngineLog.TransactionHookFailed(log, kind, exception);
            return false;
        }
    }
}
