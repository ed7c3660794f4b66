using Provost.Generated;

namespace Provost;

/// <summary>Runs a task unless its result is in the store, and stores the result if it ran.</summary>
internal static class CachedAttempt
{
    public static ValueTask<State<TResult>> RunAsync<TArguments, TResult>(
        TaskDefinition<TArguments, TResult> task, TaskRun run, TArguments arguments, bool blocking)
        where TArguments : struct => TaskEngine.AttemptAsync(task, run, arguments, blocking);
}
