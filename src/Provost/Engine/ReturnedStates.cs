using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>What a returned value says about the state of its run.</summary>
/// <remarks>Prefect: <c>return_value_to_state</c>, <c>StateGroup</c>.</remarks>
internal static class ReturnedStates
{
    /// <summary>The state that a value decides; <see langword="null"/> for a value that has no say.</summary>
    public static DecidedState? Decide(object? value) => value switch
    {
        State { IsHandMade: true } state => new DecidedState(state.Type, state.Name, state.Message, state.Data),
        State state => Aggregate([state], data: state),
        Future future => Aggregate([future.State], data: future.State),
        string => null,
        ITuple tuple => DecideAll(Elements(tuple)),
        IReadOnlyCollection<object> collection => DecideAll(collection),
        _ => null,
    };

    private static DecidedState? DecideAll(IEnumerable<object?> elements)
    {
        var states = new List<State>();
        foreach (var element in elements)
        {
            if (StateOf(element) is not { } state) return null;
            states.Add(state);
        }

        return states.Count == 0 ? null : Aggregate(states, data: states);
    }

    private static State? StateOf(object? element) => element switch
    {
        State state => state,
        Future future => future.State,
        _ => null,
    };

    private static DecidedState Aggregate(IReadOnlyList<State> states, object data)
    {
        var total = states.Count;
        var completed = states.Count(state => state.IsCompleted);
        var cancelled = states.Count(state => state.IsCancelled);
        var paused = states.Count(state => state.IsPaused);
        var failed = states.Count(state => state.IsFailed || state.IsCrashed);
        var unfinished = states.Count(state => !state.IsFinal);

        if (completed == total) return new(StateType.Completed, null, "All states completed.", data);
        if (cancelled > 0) return new(StateType.Cancelled, null, $"{cancelled}/{total} states cancelled.", data);
        if (paused > 0) return new(StateType.Paused, null, $"{paused}/{total} states paused.", data);
        if (failed > 0) return new(StateType.Failed, null, $"{failed}/{total} states failed.", data);
        return new(StateType.Failed, null, $"{unfinished}/{total} states are not final.", data);
    }

    private static IEnumerable<object?> Elements(ITuple tuple)
    {
        for (var i = 0; i < tuple.Length; i++) yield return tuple[i];
    }
}
