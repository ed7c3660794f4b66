using Provost.Generated;

namespace Provost;

/// <summary>Runs a task unless its result is in the store, and stores the result if it ran and completed.</summary>
/// <remarks>
/// Two runs with one key at the same time both execute; the last to end is stored. A store that fails costs the cache, never the
/// run. Prefect: cache policies; failures are never stored (there, a returned failed state can be).
/// </remarks>
internal static class CachedAttempt
{
    public static async ValueTask<State<TResult>> RunAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, RunFrame frame, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct
    {
        var key = CacheKeys.Of(task, run, arguments);
        if (key is null) return await TaskEngine.AttemptAsync(task, frame, run, arguments, blocking).ConfigureAwait(false);

        if (task.Options.RefreshCache is not true
            && await ReadAsync(run, key, blocking).ConfigureAwait(false) is { } record
            && TryUse<TResult>(run, key, record, out var value))
            return new State<TResult>(StateType.Completed, StateNames.Cached, null, null, run.NextTimestamp(), run, value!);

        var state = await TaskEngine.AttemptAsync(task, frame, run, arguments, blocking).ConfigureAwait(false);
        if (state.IsCompleted) await WriteAsync(run, key, new ResultRecord(state.Value, ExpirationOf(task, run)), blocking).ConfigureAwait(false);
        return state;
    }

    private static bool TryUse<TResult>(TaskRun run, string key, ResultRecord record, out TResult? value)
    {
        value = default;
        if (record.Expiration < run.Services.Clock.GetUtcNow()) return false;
        if (record.Value is TResult result)
        {
            value = result;
            return true;
        }

        if (record.Value is null && default(TResult) is null) return true;

        EngineLog.CachedResultUnusable(run.RunLogger, key, record.Value?.GetType(), typeof(TResult));
        return false;
    }

    /// <summary>When the result expires; never, where that is past the end of the calendar.</summary>
    private static DateTimeOffset? ExpirationOf(TaskDefinition task, TaskRun run)
    {
        var now = run.Services.Clock.GetUtcNow();
        return task.Options.CacheExpirationSeconds is > 0 and var seconds && seconds < (DateTimeOffset.MaxValue - now).TotalSeconds
            ? now.AddSeconds(seconds)
            : null;
    }

    private static async ValueTask<ResultRecord?> ReadAsync(TaskRun run, string key, bool blocking)
    {
        try
        {
            var store = run.Services.Options.ResultStore;
            var read = blocking
                ? Waiting.WithoutContext((store, key, run.CancellationToken), static call => call.store.ReadAsync(call.key, call.CancellationToken))
                : store.ReadAsync(key, run.CancellationToken);
            return await Waiting.ForAsync(read, blocking).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancellation(exception, run))
        {
            EngineLog.ResultStoreFailed(run.RunLogger, "read", exception);
            return null;
        }
    }

    private static async ValueTask WriteAsync(TaskRun run, string key, ResultRecord record, bool blocking)
    {
        try
        {
            var store = run.Services.Options.ResultStore;
            var write = blocking
                ? Waiting.WithoutContext((store, key, record), static call => call.store.WriteAsync(call.key, call.record, CancellationToken.None))
                : store.WriteAsync(key, record, CancellationToken.None);
            await Waiting.ForAsync(write, blocking).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            EngineLog.ResultStoreFailed(run.RunLogger, "write", exception);
        }
    }

    private static bool IsCancellation(Exception exception, TaskRun run) =>
        exception is OperationCanceledException && run.CancellationToken.IsCancellationRequested;
}
