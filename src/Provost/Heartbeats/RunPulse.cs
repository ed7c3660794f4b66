namespace Provost;

/// <summary>When a run last beat, by itself or by its code, and who has been told.</summary>
/// <remarks>
/// Beats by itself say that the process lives; beats of the code say that the code gets on. Only the latter break a silence.
/// Prefect: the heartbeat thread of the flow engine.
/// </remarks>
internal sealed class RunPulse(RunContext run)
{
    /// <summary>Code may beat in a tight loop: observers and metrics hear of one beat a second.</summary>
    private static readonly TimeSpan s_leastInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private DateTimeOffset? _last;
    private DateTimeOffset? _told;
    private DateTimeOffset _sign = run.Services.Clock.GetUtcNow();

    public DateTimeOffset? Last
    {
        get
        {
            lock (_lock) return _last;
        }
    }

    /// <summary>When the code last gave a sign of life.</summary>
    public DateTimeOffset Sign
    {
        get
        {
            lock (_lock) return _sign;
        }
    }

    /// <summary>The code of the run, or of one that belongs to it, does something.</summary>
    public void GiveSign()
    {
        var now = run.Services.Clock.GetUtcNow();
        lock (_lock) _sign = now;
    }

    public void Beat(bool isAutomatic)
    {
        if (Note(isAutomatic)) run.Services.NotifyHeartbeat(run, isAutomatic);
    }

    private bool Note(bool isAutomatic)
    {
        var now = run.Services.Clock.GetUtcNow();
        lock (_lock)
        {
            _last = now;
            if (!isAutomatic) _sign = now;
            if (now - _told < s_leastInterval) return false;

            _told = now;
            return true;
        }
    }
}
