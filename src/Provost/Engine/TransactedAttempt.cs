using Provost.Generated;

namespace Provost;

/// <summary>
/// Runs an attempt of a task as a transaction: uses its result if it is stored, stores it or leaves it to a transaction around it if
/// the task completed, and undoes what was done in it if not.
/// </summary>
/// <remarks>
/// A storage that fails costs the stored result, never the run. Only results of completed runs are ever stored. Prefect: task engine,
/// transactions; there, a returned failed state can be stored.
/// </remarks>
internal static class TransactedAttempt
{
    /// <summary>Runs the attempt. One that stores nothing, has no hooks, and is in no transaction needs none.</summary>
    public static ValueTask<State<TResult>> RunAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var isPlain = !run.PersistsResult && task.OnCommit.Length == 0 && task.OnRollback.Length == 0 && Transaction.Innermost(frame.Outer, create: false) is null;
        if (isPlain && !task.Plan.UsesCache) return TaskEngine.AttemptAsync(task, frame, run, arguments, blocking);
        return RunInTransactionAsync(task, frame, run, arguments, blocking);
    }

    /// <summary>Undoes what was done in an attempt that did not complete.</summary>
    public static ValueTask UndoAsync(RunFrame frame, bool blocking)
    {
        if (frame.SealTransaction() is not { } transaction) return ValueTask.CompletedTask;
        return RollBackAsync(transaction, blocking);
    }

    /// <summary>Rolls back the blocks that a task is in, once it has failed for good.</summary>
    public static ValueTask FailAsync(RunFrame frame, bool blocking) =>
        Transaction.FailBlocksAsync(Transaction.Innermost(frame.Outer, create: false), blocking);

    /// <summary>Commits the attempt that a run completed with, or leaves that to a transaction around it.</summary>
    /// <returns>The state that the run is in afterwards.</returns>
    public static ValueTask<State<TResult>> EndAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, State<TResult> state, bool blocking)
        where TArguments : struct
    {
        var transaction = frame.SealTransaction();
        if (!task.Options.CacheResultInMemory) state.KeepIn(transaction?.Result);
        return transaction is null or { IsCommitted: true } ? new(state) : EndAsync(task, transaction, run, arguments, state, blocking);
    }

    private static async ValueTask<State<TResult>> EndAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, Transaction transaction, TaskRun run, TArguments arguments, State<TResult> state, bool blocking)
        where TArguments : struct
    {
        if (!transaction.TryStage(HooksOf(task.OnCommit, arguments), HooksOf(task.OnRollback, arguments), () => EnterRolledBack(run, state)))
        {
            if (transaction.IsRolledBack) EnterRolledBack(run, state);
            return (State<TResult>)run.State;
        }

        if (transaction.Result is { } result && state.ReturnedValue)
            await Waiting.ForAsync(result.StageAsync(new StoredResult<TResult>(state.Value, ExpirationOf(task, run))), blocking).ConfigureAwait(false);

        await Waiting.ForAsync(transaction.EndAsync(blocking), blocking).ConfigureAwait(false);
        return (State<TResult>)run.State;
    }

    private static async ValueTask<State<TResult>> RunInTransactionAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var transaction = frame.AttemptTransaction(create: true)!;
        try
        {
            if (await FindAsync(task, transaction, run, arguments, blocking).ConfigureAwait(false) is { } stored)
                return new State<TResult>(StateType.Completed, StateNames.Cached, null, null, run.NextTimestamp(), run, stored.Value!);
        }
        catch (Exception exception)
        {
            return OutcomeStates.OfException<TResult>(run, exception);
        }

        return await TaskEngine.AttemptAsync(task, frame, run, arguments, blocking).ConfigureAwait(false);
    }

    /// <summary>Gives the transaction its place, and looks for a result there.</summary>
    private static async ValueTask<StoredResult<TResult>?> FindAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, Transaction transaction, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var key = CacheKeys.Of(task, run, arguments);
        var storageKey = key ?? KeyWithoutCaching(task, run);
        if (storageKey is null) return null;

        var place = run.Services.Results.Place(run.ResultStorage, storageKey, run.ResultSerializer, run.RunLogger);
        var result = new TransactionResult(place, $"the task '{task.Name}'");
        await ForAsync((transaction, result, task.Options.CacheIsolation, run), static call => call.transaction.PlaceAsync(call.result, call.CacheIsolation, call.run.CancellationToken), blocking)
            .ConfigureAwait(false);
        if (key is null || (task.Options.RefreshCache ?? run.Services.Settings.RefreshCache)) return null;

        var stored = await (blocking
            ? Waiting.ForAsync(Waiting.WithoutContext((result, run), static call => call.result.ReadAsync<TResult>(call.run.CancellationToken)), blocking)
            : result.ReadAsync<TResult>(run.CancellationToken)).ConfigureAwait(false);
        if (stored is not null) await ForAsync(transaction, static transaction => transaction.WasCommittedAsync(), blocking).ConfigureAwait(false);
        return stored;
    }

    /// <summary>A result that is kept nowhere else is stored under a key of its own, where no other run finds it.</summary>
    private static string? KeyWithoutCaching(TaskDefinition task, TaskRun run) =>
        run.PersistsResult && !task.Options.CacheResultInMemory ? $"task-run/{run.Id}" : null;

    private static ValueTask ForAsync<TState>(TState state, Func<TState, ValueTask> action, bool blocking) =>
        blocking ? Waiting.ForAsync(Waiting.WithoutContext(state, action), blocking) : action(state);

    private static async ValueTask RollBackAsync(Transaction transaction, bool blocking) => await transaction.RollBackAsync(blocking).ConfigureAwait(false);

    private static IEnumerable<Func<Transaction, ValueTask>> HooksOf<TArguments>(IReadOnlyList<Func<TArguments, Transaction, ValueTask>> hooks, TArguments arguments)
        where TArguments : struct => hooks.Select<Func<TArguments, Transaction, ValueTask>, Func<Transaction, ValueTask>>(hook => transaction => hook(arguments, transaction));

    private static void EnterRolledBack<TResult>(TaskRun run, State<TResult> completed)
    {
        run.Enter(completed.AfterRollback(run));
    }

    /// <summary>When the result expires; never, where that is past the end of the calendar.</summary>
    private static DateTimeOffset? ExpirationOf(TaskDefinition task, TaskRun run)
    {
        var now = run.Services.Clock.GetUtcNow();
        return task.Options.CacheExpirationSeconds is > 0 and var seconds && seconds < (DateTimeOffset.MaxValue - now).TotalSeconds
            ? now.AddSeconds(seconds)
            : null;
    }
}
