namespace Provost;

/// <summary>The run crashed and recorded no exception.</summary>
/// <remarks>Prefect: <c>CrashedRun</c>.</remarks>
public sealed class CrashedRunException : RunException
{
    internal CrashedRunException(State state, string message)
        : base(state, message)
    {
    }
}
