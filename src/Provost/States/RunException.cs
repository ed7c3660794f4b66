namespace Provost;

/// <summary>A result was asked of a run whose state has none to give.</summary>
public abstract class RunException : Exception
{
    private protected RunException(State state, string message)
        : base(message) => State = state;

    /// <summary>The state that was asked.</summary>
    public State State { get; }
}
