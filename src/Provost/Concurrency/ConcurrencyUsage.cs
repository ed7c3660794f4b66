namespace Provost;

/// <summary>How a limit is used at one moment.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Occupied">How many slots this process has taken and not given back. Those that have decayed do not count.</param>
/// <param name="Waiting">How many wait for slots in this process.</param>
/// <param name="Holders">The runs that hold slots, each as often as it took some.</param>
public sealed record ConcurrencyUsage(ConcurrencyLimit Limit, int Occupied, int Waiting, IReadOnlyList<RunContext> Holders);
