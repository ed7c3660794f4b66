namespace Provost;

/// <summary>A hand-made state of a run that was cancelled. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsCancelled"/>, not <c>is Cancelled</c>.
/// Prefect: <c>Cancelled()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Cancelled</c>.</param>
/// <param name="data">The exception, or a text, that reading the result throws for.</param>
public sealed class Cancelled(string? message = null, string? name = null, object? data = null)
    : State(StateType.Cancelled, message, name, data);
