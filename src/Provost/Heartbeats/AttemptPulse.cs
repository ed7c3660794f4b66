namespace Provost;

/// <summary>While the code of an attempt runs: beats for its run, and watches that the code gives signs of life itself.</summary>
internal sealed class AttemptPulse : IDisposable
{
    private readonly RunContext _run;
    private readonly RunPulse _pulse;
    private readonly TimeSpan? _limit;
    private readonly ITimer? _beat;
    private readonly ITimer? _watch;
    private readonly Lock _lock = new();
    private DateTimeOffset? _reported;
    private bool _isOver;

    private AttemptPulse(RunContext run, TimeSpan? frequency, TimeSpan? limit)
    {
        _run = run;
        _limit = limit;
        _pulse = run.Attach().PulseOf(run);
        var clock = run.Services.Clock;
        if (frequency is not null) _beat = clock.CreateTimer(static self => ((AttemptPulse)self!).Beat(), this, frequency.Value, frequency.Value);
        if (limit is null) return;

        _watch = clock.CreateTimer(static self => ((AttemptPulse)self!).Watch(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watch.Change(limit.Value, Timeout.InfiniteTimeSpan); // Not before there is a timer to set anew.
    }

    /// <summary>Starts with an attempt, if the settings ask for beats or for a watch over tasks.</summary>
    public static AttemptPulse? StartIfAny(RunContext run)
    {
        var settings = run.Services.Settings;
        var limit = run is TaskRun ? settings.SilenceLimit : null;
        return settings.HeartbeatFrequency is null && limit is null ? null : new AttemptPulse(run, settings.HeartbeatFrequency, limit);
    }

    /// <summary>Ends the beats: none comes after this has returned.</summary>
    public void Dispose()
    {
        _beat?.Dispose();
        _watch?.Dispose();
        lock (_lock) _isOver = true;
    }

    private void Beat()
    {
        lock (_lock)
        {
            if (!_isOver) _pulse.Beat(isAutomatic: true);
        }
    }

    /// <summary>Reports a silence once, and looks again when the next could be as long.</summary>
    private void Watch()
    {
        lock (_lock)
        {
            if (_isOver) return;

            var sign = _pulse.Sign;
            var silence = _run.Services.Clock.GetUtcNow() - sign;
            if (silence >= _limit!.Value && _reported != sign)
            {
                _reported = sign;
                _run.Services.NotifySilence(_run, silence);
            }

            _watch!.Change(silence >= _limit.Value ? _limit.Value : _limit.Value - silence, Timeout.InfiniteTimeSpan);
        }
    }
}
