namespace Provost;

/// <summary>The outermost runs that one stop concerns: those under way, until it comes.</summary>
internal sealed class StopScope
{
    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StopReason? _reason;
    private int _runs;

    public CancellationToken Token => _source.Token;

    /// <summary>Why the runs are stopped; <see langword="null"/> as long as they are not.</summary>
    public StopReason? Reason => Volatile.Read(ref _reason);

    public int Runs => Volatile.Read(ref _runs);

    /// <summary>Done when the runs that were stopped are over.</summary>
    public Task Idle => _idle.Task;

    public void Enter() => Interlocked.Increment(ref _runs);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _runs) == 0 && Reason is not null) _idle.TrySetResult();
    }

    /// <summary>Records why the runs are going to be stopped; the first reason stays.</summary>
    public bool Claim(StopReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is not null) return false;
        if (Runs == 0) _idle.TrySetResult();
        return true;
    }

    public void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (AggregateException)
        {
            // User callbacks registered on the token threw. On the thread of a signal that would end the process.
        }
    }
}
