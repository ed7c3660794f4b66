namespace Provost;

/// <summary>A hand-made state of a run that ended well. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsCompleted"/>, not <c>is Completed</c>.
/// Prefect: <c>Completed()</c>.
/// </remarks>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Completed</c>.</param>
/// <param name="data">The result; without one, reading it throws <see cref="MissingResultException"/>.</param>
public sealed class Completed(string? message = null, string? name = null, object? data = null)
    : State(StateType.Completed, message, name, data);
