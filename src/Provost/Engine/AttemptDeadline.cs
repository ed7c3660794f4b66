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
    private const int Stopped = 3;

    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _timeIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenRegistration _outer;
    private TimeSpan _left;
    private long _since;
    private int _outcome = Open;

    private AttemptDeadline(TimeSpan timeout, TimeProvider clock, CancellationToken outer)
    {
        _clock = clock;
        _left = timeout;
        _since = clock.GetTimestamp();
        _outer = outer.UnsafeRegister(static self => ((AttemptDeadline)self!).OnCancelled(), this);
        _timer = clock.CreateTimer(static self => ((AttemptDeadline)self!).OnTime(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time was up before anything else happened.</summary>
    public bool HasExpired => Volatile.Read(ref _outcome) == Expired;

    /// <summary>Done when the time is up, even if the attempt was cancelled before: code that ignores its token has no more than this.</summary>
    public Task TimeIsUp => _timeIsUp.Task;

    /// <summary>The code is through: from now on only the run can cancel the token, for what was submitted and is still under way.</summary>
    public void StopClock()
    {
        Interlocked.CompareExchange(ref _outcome, Stopped, Open);
        _timer.Dispose();
    }

    /// <summary>Stops the clock for as long as somebody else is at work.</summary>
    public void Pause()
    {
        _left -= _clock.GetElapsedTime(_since);
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets the clock go on.</summary>
    public void Resume()
    {
        _since = _clock.GetTimestamp();
        _timer.Change(_left > TimeSpan.Zero ? _left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Unties the token from the run. It stays usable: code that was abandoned may still look at it.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _outer.Dispose();
    }

    /// <summary>Starts the clock of an attempt, if it has a timeout.</summary>
    public static AttemptDeadline? StartIfAny(double timeoutSeconds, RunContext run)
    {
        if (timeoutSeconds <= 0) return null;
        var deadline = new AttemptDeadline(TimeSpan.FromSeconds(timeoutSeconds), run.Services.Clock, run.CancellationToken);
        if (run.Attachments?.Stream is { } stream) stream.Deadline = deadline;
        return deadline;
    }

    private void OnTime()
    {
        if (Interlocked.CompareExchange(ref _outcome, Expired, Open) == Open) Cancel();
        _timeIsUp.TrySetResult();
    }

    private void OnCancelled()
    {
        if (Interlocked.CompareExchange(ref _outcome, Cancelled, Open) is Open or Stopped) Cancel();
    }

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (AggregateException)
        {
            // User callbacks registered on the token threw. On a timer's thread that would end the process.
        }
    }
}
