namespace Provost;

/// <summary>Says when a directory is to be pruned again: once an hour, for all processes that use it. They tell by the time of a file.</summary>
internal sealed class RetentionSchedule(string path)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private DateTime _next;

    /// <summary>Whether it is time; if so, the next time is an hour from now.</summary>
    public bool IsDue()
    {
        lock (_lock)
        {
            var now = DateTime.UtcNow;
            if (now < _next) return false;

            var last = File.GetLastWriteTimeUtc(path);
            _next = now + s_interval;
            if (last <= now && now - last < s_interval) return false;
        }

        try
        {
            File.WriteAllBytes(path, []);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
