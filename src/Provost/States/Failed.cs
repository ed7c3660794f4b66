namespace Provost;

/// <summary>A hand-made state of a run that failed. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsFailed"/>, not <c>is Failed</c>.
/// Prefect: <c>Failed()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Failed</c>.</param>
/// <param name="data">The exception, or a text, or the failed states that reading the result throws for.</param>
public sealed class Failed(string? message = null, string? name = null, object? data = null)
    : State(StateType.Failed, message, name, data);
