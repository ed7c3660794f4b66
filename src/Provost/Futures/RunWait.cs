namespace Provost;

/// <summary>
/// A wait of the code of a run: for so long the run lends its slot, and the futures it waits for are known, so that runs that wait for
/// each other are found out.
/// </summary>
internal readonly struct RunWait
{
    private const int MostRunsLookedAt = 1000;

    private readonly RunFrame? _frame;
    private readonly IReadOnlyList<Future>? _futures;

    private RunWait(RunFrame frame, IReadOnlyList<Future>? futures)
    {
        _frame = frame;
        _futures = futures;
    }

    /// <summary>Begins a wait of the calling code for futures, with no other end than theirs.</summary>
    /// <exception cref="InvalidOperationException">The futures depend on the run that waits for them.</exception>
    public static RunWait Begin(IReadOnlyList<Future> futures)
    {
        if (RunFrame.Current is not { Submitted: { } run } frame) return default;

        Volatile.Write(ref run.Awaited, futures);
        if (WaitFor(futures, run))
        {
            Interlocked.CompareExchange(ref run.Awaited, null, futures);
            throw new InvalidOperationException(
                $"The task run '{run.Name}' waits for a future that cannot be done before this run is: a deadlock. Return without waiting, or wait in the flow.");
        }

        run.Slot?.Lend();
        return new(frame, futures);
    }

    /// <summary>Begins a wait of the calling code for something that ends on its own.</summary>
    public static RunWait Begin()
    {
        if (RunFrame.Current is not { Submitted.Slot: { } slot } frame) return default;
        slot.Lend();
        return new(frame, futures: null);
    }

    /// <summary>Waits for something that ends on its own. Code of a run that was cancelled goes on without a slot: it is about to end.</summary>
    public static async Task WhileAsync(Task task)
    {
        var wait = Begin();
        await task.ConfigureAwait(false);
        await wait.EndAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The wait is over; the code goes on when the run has its slot again.</summary>
    public Task EndAsync()
    {
        if (_frame is not { Submitted: { } run } frame) return Task.CompletedTask;
        if (_futures is not null) Interlocked.CompareExchange(ref run.Awaited, null, _futures);
        return run.Slot?.TakeBackAsync(frame.CancellationToken) ?? Task.CompletedTask;
    }

    /// <summary>Whether the futures, or what their runs wait for, include the run. A search for mistakes: it has a limit.</summary>
    private static bool WaitFor(IReadOnlyList<Future> futures, TaskRun run)
    {
        var seen = new HashSet<TaskRun>();
        var open = new Stack<IReadOnlyList<Future>>([futures]);
        while (open.TryPop(out var next))
        {
            foreach (var future in next)
            {
                if (future.IsDone || seen.Count == MostRunsLookedAt || !seen.Add(future.TaskRun)) continue;
                if (ReferenceEquals(future.TaskRun, run)) return true;
                if (Volatile.Read(ref future.TaskRun.Awaited) is { } awaited) open.Push(awaited);
            }
        }

        return false;
    }
}
