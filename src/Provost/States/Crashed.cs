namespace Provost;

/// <summary>A hand-made state of a run that was interrupted. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsCrashed"/>, not <c>is Crashed</c>.
/// Prefect: <c>Crashed()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Crashed</c>.</param>
/// <param name="data">The exception, or a text, or the failed states that reading the result throws for.</param>
public sealed class Crashed(string? message = null, string? name = null, object? data = null)
    : State(StateType.Crashed, message, name, data);
