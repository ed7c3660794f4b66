namespace Provost;

/// <summary>The run was cancelled and recorded no exception.</summary>
/// <remarks>Prefect: <c>CancelledRun</c>.</remarks>
public sealed class CancelledRunException : RunException
{
    internal CancelledRunException(State state, string message)
        : base(state, message)
    {
    }
}
