namespace Provost.Tests;

/// <summary>A clock that stands still until a test moves it, or that jumps to the next timer as soon as there is one.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Fires each timer as soon as it is made, on another thread, having moved the clock to its time.</summary>
    public bool JumpsToTimers { get; init; }

    /// <summary>The time spans that timers were made for, in order.</summary>
    public List<TimeSpan> Requested { get; } = [];

    /// <summary>How many timers wait to fire.</summary>
    public int Pending
    {
        get
        {
            lock (_lock) return _timers.Count;
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what becomes due, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? due;
            lock (_lock)
            {
                due = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                if (due is null)
                {
                    if (_now < target) _now = target;
                    return;
                }

                if (_now < due.Due) _now = due.Due;
                _timers.Remove(due);
                due.Reschedule();
            }

            due.Fire();
        }
    }

    public void AdvanceSeconds(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Completes when so many timers are pending.</summary>
    public Task TimersAsync(int count)
    {
        lock (_lock)
        {
            if (_timers.Count >= count) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, reached));
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;

            Requested.Add(dueTime);
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            foreach (var (_, reached) in _waits.Where(wait => wait.Count <= _timers.Count)) reached.TrySetResult();
        }

        if (JumpsToTimers) ThreadPool.UnsafeQueueUserWorkItem(_ => Advance(Remaining(timer)), null);
    }

    private TimeSpan Remaining(ManualTimer timer)
    {
        lock (_lock) return _timers.Contains(timer) ? timer.Due - _now : TimeSpan.Zero;
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public void Reschedule()
        {
            if (_period != Timeout.InfiniteTimeSpan) clock.Schedule(this, _period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
