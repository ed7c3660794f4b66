namespace Provost;

/// <summary>The run is not over, so it has no result.</summary>
/// <remarks>Prefect: <c>UnfinishedRun</c>.</remarks>
public sealed class UnfinishedRunException : RunException
{
    internal UnfinishedRunException(State state)
        : base(state, $"The run is in state {state} and has no result yet.")
    {
    }
}
