namespace Provost;

/// <summary>The run is paused, so it has no result.</summary>
/// <remarks>Prefect: <c>PausedRun</c>.</remarks>
public sealed class PausedRunException : RunException
{
    internal PausedRunException(State state)
        : base(state, $"The run is in state {state}; it has no result until it is resumed.")
    {
    }
}
