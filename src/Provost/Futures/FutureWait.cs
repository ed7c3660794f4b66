namespace Provost;

/// <summary>Waits with a limit.</summary>
internal static class FutureWait
{
    public static void Check(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout must not be negative.");
    }

    /// <summary>Waits until the task is done or the time is up, whichever is first, and throws only if the wait is cancelled.</summary>
    public static async Task ForAsync(Task task, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (task.IsCompleted || timeout == TimeSpan.Zero) return;
        try
        {
            await task.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The caller looks at what is done.
        }
    }
}
