using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Provost;

/// <summary>Turns a state that has no result to give into the exception that says so.</summary>
/// <remarks>Prefect: <c>get_state_exception</c>, <c>raise_state_exception</c>.</remarks>
internal static class StateFailure
{
    [DoesNotReturn]
    public static void Throw(State state)
    {
        var exception = ExceptionOf(state);
        ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>The first exception in what a state recorded, looking into states and collections of states.</summary>
    public static Exception? FindException(object? data) => data switch
    {
        Exception exception => exception,
        State state => state.Exception,
        IEnumerable<State> states => states.FirstOrDefault(state => state.IsUnsuccessful)?.Exception,
        _ => null,
    };

    private static Exception ExceptionOf(State state) => state.Type switch
    {
        StateType.Paused => new PausedRunException(state),
        StateType.Failed or StateType.Crashed or StateType.Cancelled => ExceptionOfUnsuccessful(state),
        _ => new UnfinishedRunException(state),
    };

    private static Exception ExceptionOfUnsuccessful(State state) => state.Data switch
    {
        Exception exception => exception,
        string text => Wrap(state, text),
        null => Wrap(state, state.Message),
        State { IsUnsuccessful: true } inner => ExceptionOfUnsuccessful(inner),
        State inner => new InvalidOperationException($"The state '{inner}' did not fail, so it has no exception to give."),
        IEnumerable<State> states => ExceptionOfFirstFailed(states),
        var other => new InvalidOperationException(
            $"What the state '{state}' recorded, an object of type {other.GetType()}, cannot be resolved into an exception."),
    };

    private static Exception ExceptionOfFirstFailed(IEnumerable<State> states) =>
        states.FirstOrDefault(state => state.IsUnsuccessful) is { } failed
            ? ExceptionOfUnsuccessful(failed)
            : new InvalidOperationException("None of the states failed, so there is no exception to give.");

    private static RunException Wrap(State state, string? text) => state.Type switch
    {
        StateType.Crashed => new CrashedRunException(state, text ?? "The run crashed."),
        StateType.Cancelled => new CancelledRunException(state, text ?? "The run was cancelled."),
        _ => new FailedRunException(state, text ?? "The run failed."),
    };
}
