namespace Provost;

/// <summary>
/// Counts the futures that belong to a run, so that the run ends after them. It holds no future, so memory is bounded by what
/// is live.
/// </summary>
/// <remarks>Prefect: leaving the task runner cancels what has not started and waits for what is running.</remarks>
/// <param name="limit">How many may be under way at once; 0 for any number.</param>
/// <param name="keepsFailures">Whether futures of runs that did not complete are held, to be looked through at the end.</param>
internal sealed class Submissions(int limit, bool keepsFailures = false)
{
    /// <summary>The submissions of a run that has ended without any.</summary>
    public static readonly Submissions Ended = CreateEnded();

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Future> _failures = [];
    private TaskCompletionSource? _drained;
    private int _open;
    private bool _closed;

    /// <summary>Cancelled when the run ends: futures that have not started then never will.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>The slots of runs under way; <see langword="null"/> where their number has no bound.</summary>
    public TaskSlots? Slots { get; } = limit > 0 ? new TaskSlots(limit) : null;

    /// <summary>Counts a future in, unless the run has ended.</summary>
    public bool TryAdd()
    {
        lock (_lock)
        {
            if (_closed) return false;
            _open++;
            return true;
        }
    }

    /// <summary>Counts a future out.</summary>
    /// <param name="future">The future.</param>
    /// <param name="completed">Whether its run completed.</param>
    public void Remove(Future future, bool completed)
    {
        TaskCompletionSource? drained;
        lock (_lock)
        {
            if (keepsFailures && !completed) _failures.Add(future);
            drained = --_open == 0 ? _drained : null;
        }

        drained?.SetResult();
    }

    /// <summary>The futures whose runs did not complete and which nobody looked at; to be asked after the end.</summary>
    public IReadOnlyList<Future> UnobservedFailures()
    {
        lock (_lock) return [.. _failures.Where(static future => !future.IsObserved)];
    }

    /// <summary>Lets no future in any more, cancels those that have not started, and waits for the rest.</summary>
    public Task CloseAsync()
    {
        Task drained;
        lock (_lock)
        {
            _closed = true;
            if (_open > 0) _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drained = _drained?.Task ?? Task.CompletedTask;
        }

        _closing.Cancel();
        return drained;
    }

    private static Submissions CreateEnded()
    {
        var ended = new Submissions(limit: 0);
        _ = ended.CloseAsync();
        return ended;
    }
}
