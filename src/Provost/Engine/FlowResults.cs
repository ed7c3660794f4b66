using Provost.Generated;

namespace Provost;

/// <summary>Stores the results of flow runs that are not kept in memory.</summary>
internal static class FlowResults
{
    /// <summary>Stores the result, if it is to be persisted, under a key of its own, and says where it can be read.</summary>
    public static ValueTask KeepAsync<TArguments, TResult>(FlowDefinition<TArguments, TResult> flow, FlowRun run, State<TResult> state, bool blocking)
        where TArguments : struct
    {
        if (!state.IsCompleted || !state.ReturnedValue || flow.Options.CacheResultInMemory) return ValueTask.CompletedTask;
        return StoreAsync(run, state, blocking);
    }

    private static async ValueTask StoreAsync<TResult>(FlowRun run, State<TResult> state, bool blocking)
    {
        if (!run.PersistsResult)
        {
            state.KeepIn(source: null);
            return;
        }

        try
        {
            var place = run.Services.Results.Place(run.ResultStorage, $"flow-run/{run.Id}", run.ResultSerializer, run.RunLogger);
            var result = new TransactionResult(place, $"the flow '{run.Flow.Name}'");
            await result.StageAsync(new StoredResult<TResult>(state.Value, Expiration: null)).ConfigureAwait(false);
            state.KeepIn(result);
            await Waiting.ForAsync(blocking ? Waiting.WithoutContext(result, static result => result.StoreAsync()) : result.StoreAsync(), blocking).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            EngineLog.ResultStorageFailed(run.RunLogger, "write", exception);
        }
    }
}
