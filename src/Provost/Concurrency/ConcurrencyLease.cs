namespace Provost;

/// <summary>Slots that were taken. Disposing it gives them back; more than once does no harm. Thread-safe.</summary>
public sealed class ConcurrencyLease : IDisposable, IAsyncDisposable
{
    internal static readonly ConcurrencyLease Empty = new(null, []);

    private LimitRegistry? _registry;

    internal ConcurrencyLease(LimitRegistry? registry, IReadOnlyList<LimitHolding> holdings)
    {
        _registry = registry;
        Holdings = holdings;
        Names = [.. holdings.Select(static holding => holding.Limit.Definition.Name)];
    }

    /// <summary>The limits that slots were taken of. A limit that does not exist or is not active is not among them.</summary>
    public IReadOnlyList<string> Names { get; }

    internal IReadOnlyList<LimitHolding> Holdings { get; }

    /// <summary>Gives the slots back.</summary>
    public void Dispose() => Interlocked.Exchange(ref _registry, null)?.GiveBack(Holdings);

    /// <summary>Gives the slots back.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
