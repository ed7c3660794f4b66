using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>Waits for several futures.</summary>
/// <remarks>Prefect: <c>wait</c>, <c>as_completed</c>, <c>PrefectFutureList</c>.</remarks>
public static class Futures
{
    /// <summary>Waits until all task runs are over. How they ended is in their states: no failure is thrown here.</summary>
    /// <param name="futures">The futures.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>Completes when all are over.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static Task WaitAllAsync(IEnumerable<Future> futures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return FutureWait.ForAsync([.. futures], cancellationToken);
    }

    /// <summary>Waits until all task runs are over, or for so long. No failure is thrown here.</summary>
    /// <param name="futures">The futures.</param>
    /// <param name="timeout">How long to wait, for all of them together.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>Which are over and which are not.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static async Task<FutureWaitResult> WaitAllAsync(IEnumerable<Future> futures, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        FutureWait.Check(timeout);
        List<Future> all = [.. futures];
        await FutureWait.ForAsync(all, timeout, ProvostEngine.Services.Clock, cancellationToken).ConfigureAwait(false);
        var byDone = all.ToLookup(future => future.IsDone);
        return new FutureWaitResult([.. byDone[true]], [.. byDone[false]]);
    }

    /// <summary>Waits until all task runs are over, blocking the calling thread: for synchronous flows.</summary>
    /// <param name="futures">The futures.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static void WaitAll(IEnumerable<Future> futures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        FutureWait.For([.. futures], cancellationToken);
    }

    /// <summary>Gives the futures in the order in which their runs end; the same future twice counts once.</summary>
    /// <typeparam name="TFuture">The type of the futures.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <param name="timeout">How long to wait, for all of them together; zero gives those that are done already.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>The futures, each done.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="TimeoutException">Some runs were not over in time.</exception>
    public static IAsyncEnumerable<TFuture> AsCompletedAsync<TFuture>(
        IEnumerable<TFuture> futures, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TFuture : Future
    {
        ArgumentNullException.ThrowIfNull(futures);
        if (timeout is { } limit) FutureWait.Check(limit);
        return EnumerateAsync([.. futures.Distinct()], timeout ?? Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Waits for all results.</summary>
    /// <typeparam name="T">What the tasks return.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <param name="timeout">How long to wait, for all of them together; <see langword="null"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>The results, in the order of the futures. The first failure to happen is thrown at once, as the task threw it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="TimeoutException">Some runs were not over in time.</exception>
    public static async Task<IReadOnlyList<T>> ResultsAsync<T>(
        IEnumerable<Future<T>> futures, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        List<Future<T>> all = [.. futures];
        var open = AsCompletedAsync(all, timeout, cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        await using (open.ConfigureAwait(false))
        {
            while (await MoveNextAsync(open, timeout).ConfigureAwait(false)) _ = open.Current.State.Result();
        }

        return [.. all.Select(future => future.State.Result())];
    }

    /// <summary>Waits for all results, blocking the calling thread: for synchronous flows.</summary>
    /// <typeparam name="T">What the tasks return.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>The results, in the order of the futures. The first failure to happen is thrown at once, as the task threw it.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static IReadOnlyList<T> Results<T>(IEnumerable<Future<T>> futures, CancellationToken cancellationToken = default) =>
        ResultsAsync(futures, timeout: null, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Waits for the states that all runs end in. No failure is thrown here.</summary>
    /// <typeparam name="T">What the tasks return.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <param name="timeout">How long to wait, for all of them together; <see langword="null"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>The states, in the order of the futures.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="TimeoutException">Some runs were not over in time.</exception>
    public static async Task<IReadOnlyList<State<T>>> StatesAsync<T>(
        IEnumerable<Future<T>> futures, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(futures);
        List<Future<T>> all = [.. futures];
        var limit = timeout ?? Timeout.InfiniteTimeSpan;
        var result = await WaitAllAsync(all, limit, cancellationToken).ConfigureAwait(false);
        return result.NotDone.Count == 0 ? [.. all.Select(future => future.State)] : throw TimedOut(limit, inner: null);
    }

    /// <summary>A list has its own message; a timeout that a task threw is thrown as it was.</summary>
    private static async Task<bool> MoveNextAsync<T>(IAsyncEnumerator<T> futures, TimeSpan? timeout)
    {
        try
        {
            return await futures.MoveNextAsync().ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw TimedOut(timeout.GetValueOrDefault(), exception);
        }
    }

    private static TimeoutException TimedOut(TimeSpan timeout, Exception? inner) => new(
        FormattableString.Invariant($"Timed out waiting for all futures to complete within {timeout.TotalSeconds} second(s)."), inner);

    private static async IAsyncEnumerable<TFuture> EnumerateAsync<TFuture>(
        List<TFuture> futures, TimeSpan timeout, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TFuture : Future
    {
        var byTask = futures.ToDictionary(future => future.Done);
        foreach (var future in futures.Where(future => future.IsDone && byTask.Remove(future.Done)).ToList()) yield return future;

        using var limit = new CancellationTokenSource(byTask.Count == 0 ? Timeout.InfiniteTimeSpan : timeout, ProvostEngine.Services.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var finished = Task.WhenEach(byTask.Keys.ToList()).GetAsyncEnumerator(either.Token);
        while (byTask.Count > 0)
        {
            var wait = RunWait.Begin();
            try
            {
                await finished.MoveNextAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{byTask.Count} (of {futures.Count}) futures unfinished");
            }
            finally
            {
                await wait.EndAsync().ConfigureAwait(false);
            }

            byTask.Remove(finished.Current, out var next);
            yield return next!;
        }
    }
}
