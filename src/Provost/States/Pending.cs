namespace Provost;

/// <summary>A hand-made state of a run that has not begun. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsPending"/>, not <c>is Pending</c>.
/// Prefect: <c>Pending()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Pending</c>.</param>
/// <param name="data">Anything worth keeping with the state.</param>
public sealed class Pending(string? message = null, string? name = null, object? data = null)
    : State(StateType.Pending, message, name, data);
