namespace Provost;

/// <summary>The run failed and recorded no exception.</summary>
/// <remarks>Prefect: <c>FailedRun</c>.</remarks>
public sealed class FailedRunException : RunException
{
    internal FailedRunException(State state, string message)
        : base(state, message)
    {
    }
}
