namespace Provost;

/// <summary>The run completed, but its result is not to be had.</summary>
/// <remarks>Prefect: <c>MissingResult</c>.</remarks>
public sealed class MissingResultException : RunException
{
    internal MissingResultException(State state, string? reason = null)
        : base(state, reason is null ? $"The state {state} holds no result." : $"The state {state} holds no result. {reason}")
    {
    }
}
