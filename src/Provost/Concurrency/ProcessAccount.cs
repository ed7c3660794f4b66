namespace Provost;

/// <summary>The slots of a limit that holds in this process alone.</summary>
internal sealed class ProcessAccount(ConcurrencyLimit limit, TimeProvider clock, DecayingCount start) : ILimitAccount
{
    private static readonly object s_ticket = new();

    /// <summary>What is taken, for the account that follows when the limit is changed.</summary>
    public DecayingCount Count { get; private set; } = start;

    public object? TryTake(int slots)
    {
        Count = Count.At(clock.GetUtcNow(), limit.SlotDecayPerSecond);
        if (Count.Occupied + slots > limit.Limit) return null;

        Count = Count with { Occupied = Count.Occupied + slots };
        return s_ticket;
    }

    public void GiveBack(int slots, object ticket) => Count = Count.At(clock.GetUtcNow(), limit.SlotDecayPerSecond).Less(slots);

    public TimeSpan? TryAgainIn(int slots) => limit.SlotDecayPerSecond > 0
        ? Count.Until(Count.Occupied + slots - limit.Limit, clock.GetUtcNow(), limit.SlotDecayPerSecond)
        : null;
}
