namespace Provost;

/// <summary>What a wait for several futures came to.</summary>
/// <param name="Done">The futures whose runs are over, in the order they were given.</param>
/// <param name="NotDone">The others, in the order they were given.</param>
public sealed record FutureWaitResult(IReadOnlyList<Future> Done, IReadOnlyList<Future> NotDone);
