namespace Provost;

/// <summary>
/// The token of one attempt with a timeout: cancelled when the time is up, or when the run is cancelled, and able to say which
/// came first.
/// </summary>
internal sealed class AttemptDeadline : IDisposable
{
    private const int Open = 0;
    private const int Expired = 1;
    private const int Cancelled = 2;
    private const int Closed = 3;

    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _expiry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _outer;
    private int _outcome = Open;

    public AttemptDeadline(TimeSpan timeout, TimeProvider clock, CancellationToken outer)
    {
        _outer = outer.UnsafeRegister(static self => ((AttemptDeadline)self!).End(Cancelled), this);
        _timer = clock.CreateTimer(static self => ((AttemptDeadline)self!).End(Expired), this, timeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up before anything else happened.</summary>
    public bool HasExpired => Volatile.Read(ref _outcome) == Expired;

    /// <summary>Done when the time is up; never, if the attempt is cancelled or ends first.</summary>
    public Task Expiry => _expiry.Task;

    /// <summary>Stops the clock. The token stays usable: code that was abandoned may still look at it.</summary>
    public void Dispose()
    {
        Interlocked.CompareExchange(ref _outcome, Closed, Open);
        _timer.Dispose();
        _outer.Dispose();
    }

    private void End(int outcome)
    {
        if (Interlocked.CompareExchange(ref _outcome, outcome, Open) != Open) return;
        try
        {
            _source.Cancel();
        }
        catch (AggregateException)
        {
            // User callbacks registered on the token threw. On a timer's thread that would end the process.
        }
        finally
        {
            if (outcome == Expired) _expiry.SetResult();
        }
    }
}
