namespace Provost;

/// <summary>A wish for slots of several limits at once, in the queue of each of them.</summary>
internal sealed class LimitRequest
{
    private readonly TaskCompletionSource<IReadOnlyList<LimitHolding>> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LinkedListNode<LimitRequest>[] _places;

    public LimitRequest(IReadOnlyList<LimitEntry> limits, int slots, RunContext? holder)
    {
        Limits = limits;
        Slots = slots;
        Holder = holder;
        _places = [.. limits.Select(limit => limit.Queue.AddLast(this))];
    }

    public IReadOnlyList<LimitEntry> Limits { get; }

    public int Slots { get; }

    public RunContext? Holder { get; }

    public Task<IReadOnlyList<LimitHolding>> Granted => _granted.Task;

    /// <summary>Whether nobody waits for one of the limits who came before.</summary>
    public bool IsFirst => Array.TrueForAll(_places, static place => place.Previous is null);

    public void Grant(IReadOnlyList<LimitHolding> holdings)
    {
        Leave();
        _granted.SetResult(holdings);
    }

    public void Fail(Exception exception)
    {
        Leave();
        _granted.SetException(exception);
    }

    public void Leave()
    {
        foreach (var place in _places) place.List?.Remove(place);
    }
}
