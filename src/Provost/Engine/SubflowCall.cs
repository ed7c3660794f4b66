using Provost.Generated;

namespace Provost;

/// <summary>
/// A call of a flow directly in another that may be retried. A subflow that completed, and whose result is persisted, is not run again
/// when its parent is: the parent gets the same state.
/// </summary>
/// <remarks>
/// Calls are told apart by their order, so a flow calls its subflows in the same order in each attempt. Prefect: <c>load_subflow_run</c>.
/// </remarks>
internal readonly struct SubflowCall
{
    private readonly FlowRun _parent;
    private readonly string _flow;
    private readonly int _position;

    private SubflowCall(FlowRun parent, string flow, int attempt)
    {
        _parent = parent;
        _flow = flow;
        _position = parent.Subflows.Count(flow, attempt);
    }

    /// <summary>The call, if there is anything to remember of it.</summary>
    public static SubflowCall? Of(FlowDefinition flow, RunFrame? frame) =>
        frame?.Run is FlowRun { MayBeRetried: true } parent && (flow.PersistsResult ?? parent.PersistsResult) ? new SubflowCall(parent, flow.FullName, frame.Attempt) : null;

    /// <summary>Gives the state of an earlier attempt, or runs the flow and keeps the state if it completes.</summary>
    public ValueTask<State<TResult>> ExecuteAsync<TArguments, TResult>(
        FlowDefinition<TArguments, TResult> flow,
        TArguments arguments,
        bool blocking,
        CancellationToken cancellationToken,
        IReadOnlyList<FlowParameterError>? errors,
        RunStream? stream)
        where TArguments : struct
    {
        if (_parent.Subflows.Find(_flow, _position) is not State<TResult> completed)
            return KeepAsync(RunLinks.StartAsync(flow, arguments, blocking, cancellationToken, errors, stream));

        EngineLog.SubflowNotRepeated(_parent.RunLogger, flow.Name);
        return ValueTask.FromResult(completed);
    }

    private async ValueTask<State<TResult>> KeepAsync<TResult>(ValueTask<State<TResult>> run)
    {
        var state = await run.ConfigureAwait(false);
        if (state.IsCompleted) _parent.Subflows.Keep(_flow, _position, state);
        return state;
    }
}
