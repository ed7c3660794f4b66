namespace Provost;

/// <summary>Calls hooks one after the other. One that throws is logged; the others still run and the run's state stays.</summary>
internal static class Hooks
{
    public static ValueTask RunAsync<TArguments, TRun>(
        IReadOnlyList<Func<TArguments, TRun, State, ValueTask>> hooks, TArguments arguments, TRun run, State state, bool blocking)
        where TRun : RunContext => hooks.Count == 0 ? ValueTask.CompletedTask : RunAllAsync(hooks, arguments, run, state, blocking);

    private static async ValueTask RunAllAsync<TArguments, TRun>(
        IReadOnlyList<Func<TArguments, TRun, State, ValueTask>> hooks, TArguments arguments, TRun run, State state, bool blocking)
        where TRun : RunContext
    {
        foreach (var hook in hooks)
        {
            try
            {
                var call = blocking ? Waiting.WithoutContext((hook, arguments, run, state), Call) : hook(arguments, run, state);
                await Waiting.ForAsync(call, blocking).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                EngineLog.HookFailed(run.RunLogger, hook.Method.Name, state.ToString(), exception);
            }
        }
    }

    private static ValueTask Call<TArguments, TRun>((Func<TArguments, TRun, State, ValueTask> Hook, TArguments Arguments, TRun Run, State State) call) =>
        call.Hook(call.Arguments, call.Run, call.State);
}
