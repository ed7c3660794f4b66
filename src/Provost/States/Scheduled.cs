namespace Provost;

/// <summary>A hand-made state of a run that is to begin later. A flow or task that returns it ends in it.</summary>
/// <remarks>
/// The states that runs reach on their own are not of this class: ask <see cref="State.IsScheduled"/>, not <c>is Scheduled</c>.
/// Prefect: <c>Scheduled()</c>.
/// </remarks>
/// <param name="scheduledTime">When the run is to begin; now, if not given.</param>
/// <param name="message">What happened, in words.</param>
/// <param name="name">A name other than <c>Scheduled</c>.</param>
public sealed class Scheduled(DateTimeOffset? scheduledTime = null, string? message = null, string? name = null)
    : State(StateType.Scheduled, message, name, scheduledTime?.ToUniversalTime() ?? DateTimeOffset.UtcNow);
