namespace Provost;

/// <summary>Waits for futures, on behalf of the run that the calling code is part of.</summary>
internal static class FutureWait
{
    public static void Check(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout must not be negative.");
    }

    /// <summary>Waits until the futures are done.</summary>
    public static Task ForAsync(IReadOnlyList<Future> futures, CancellationToken cancellationToken) =>
        ForAsync(AllOf(futures), futures, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <summary>Waits until the futures are done or the time is up, whichever is first, and throws only if the wait is cancelled.</summary>
    public static Task ForAsync(IReadOnlyList<Future> futures, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) =>
        ForAsync(AllOf(futures), futures, timeout, clock, cancellationToken);

    /// <summary>Waits until the futures are done, and blocks.</summary>
    public static void For(IReadOnlyList<Future> futures, CancellationToken cancellationToken)
    {
        var done = AllOf(futures);
        if (done.IsCompleted) return;
        var wait = Begin(futures, Timeout.InfiniteTimeSpan, cancellationToken);
        try
        {
            done.Wait(cancellationToken);
        }
        finally
        {
            wait.EndAsync().GetAwaiter().GetResult();
        }
    }

    private static async Task ForAsync(Task done, IReadOnlyList<Future> futures, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (done.IsCompleted || timeout == TimeSpan.Zero) return;
        var wait = Begin(futures, timeout, cancellationToken);
        try
        {
            await done.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The caller looks at what is done.
        }
        finally
        {
            await wait.EndAsync().ConfigureAwait(false);
        }
    }

    private static Task AllOf(IReadOnlyList<Future> futures) => futures is [var only] ? only.Done : Task.WhenAll(futures.Select(static future => future.Done));

    /// <summary>Begins a wait. One with a limit ends anyway, so it cannot be part of a deadlock.</summary>
    private static RunWait Begin(IReadOnlyList<Future> futures, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var isEndless = timeout == Timeout.InfiniteTimeSpan && (!cancellationToken.CanBeCanceled || cancellationToken == Run.CancellationToken);
        return isEndless ? RunWait.Begin(futures) : RunWait.Begin();
    }
}
