namespace Provost;

/// <summary>A limit in use: who holds slots of it, and who waits for some. Used under the lock of the registry.</summary>
internal sealed class LimitEntry(ConcurrencyLimit definition, ILimitAccount account)
{
    public ConcurrencyLimit Definition { get; set; } = definition;

    public ILimitAccount Account { get; set; } = account;

    public LinkedList<LimitRequest> Queue { get; } = [];

    public List<LimitHolding> Holdings { get; } = [];

    /// <summary>Runs while somebody waits for slots that come back without being given back in this process.</summary>
    public ITimer? Timer { get; set; }
}
