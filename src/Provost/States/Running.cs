namespace Provost;

/// <summary>A hand-made state of a run that is executing. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsRunning"/>, not <c>is Running</c>.
/// Prefect: <c>Running()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Running</c>.</param>
/// <param name="data">Anything worth keeping with the state.</param>
public sealed class Running(string? message = null, string? name = null, object? data = null)
    : State(StateType.Running, message, name, data);
