namespace Provost;

/// <summary>How often a run is tried again, and how long it waits before.</summary>
/// <remarks>Prefect: task engine, retries.</remarks>
internal sealed record RetrySchedule(int Retries, IReadOnlyList<double> DelaySeconds, double JitterFactor)
{
    /// <summary>The time before a retry: what the options say, or what the failure asks for if that is longer.</summary>
    /// <param name="retry">How many retries there were before: 0 for the first.</param>
    /// <param name="failure">What is retried.</param>
    /// <param name="uniform">A source of uniform draws from 0 to 1; asked only if there is jitter.</param>
    public TimeSpan Delay(int retry, State failure, Func<double> uniform)
    {
        var seconds = Math.Max(ScheduledSeconds(retry, uniform), (failure.Exception as RetryAfterException)?.Delay.TotalSeconds ?? 0);
        return TimeSpan.FromSeconds(Math.Min(seconds, OptionCheck.LongestSeconds));
    }

    private double ScheduledSeconds(int retry, Func<double> uniform)
    {
        if (DelaySeconds.Count == 0) return 0;

        var seconds = DelaySeconds[Math.Min(retry, DelaySeconds.Count - 1)];
        return JitterFactor > 0 && seconds > 0 ? RetryJitter.Spread(seconds, JitterFactor, uniform()) : seconds;
    }
}
