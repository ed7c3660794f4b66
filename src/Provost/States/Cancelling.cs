namespace Provost;

/// <summary>A hand-made state of a run that is being cancelled. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsCancelling"/>, not <c>is Cancelling</c>.
/// Prefect: <c>Cancelling()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Cancelling</c>.</param>
/// <param name="data">Anything worth keeping with the state.</param>
public sealed class Cancelling(string? message = null, string? name = null, object? data = null)
    : State(StateType.Cancelling, message, name, data);
