namespace Provost;

/// <summary>A task run that was submitted: it runs on its own, and its result can be waited for. Thread-safe.</summary>
/// <remarks>
/// Waiting holds no thread, and lends the slot that the waiting run has in its flow. Prefect: <c>PrefectFuture</c>.
/// </remarks>
public abstract class Future
{
    private protected Future(TaskRun run) => TaskRun = run;

    /// <summary>Identifies the task run.</summary>
    public Guid TaskRunId => TaskRun.Id;

    /// <summary>
    /// The state the task run is in; once <see cref="IsDone"/>, the one it ended in, or <c>RolledBack</c> if a transaction undid it since.
    /// </summary>
    public State State => CurrentState;

    /// <summary>Whether the task run is over, or will never start because what it depends on did not complete.</summary>
    public bool IsDone => Done.IsCompleted;

    /// <summary>The task run.</summary>
    public TaskRun TaskRun { get; }

    internal abstract Task Done { get; }

    /// <summary>Whether someone looked at how the run ended.</summary>
    internal bool IsObserved { get; private protected set; }

    private protected abstract State CurrentState { get; }

    /// <summary>Waits until the task run is over. How it ended is in <see cref="State"/>: a failure is not thrown here.</summary>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>Completes when the run is over.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The run waits for itself, or for one that waits for it: a deadlock.</exception>
    public Task WaitAsync(CancellationToken cancellationToken = default) => IsDone ? Task.CompletedTask : FutureWait.ForAsync([this], cancellationToken);

    /// <summary>Waits until the task run is over, or for so long. A failure is not thrown here.</summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>Whether the run is over.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        FutureWait.Check(timeout);
        await FutureWait.ForAsync([this], timeout, TaskRun.Services.Clock, cancellationToken).ConfigureAwait(false);
        return IsDone;
    }

    /// <summary>Waits until the task run is over, blocking the calling thread: for synchronous flows.</summary>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The run waits for itself, or for one that waits for it: a deadlock.</exception>
    public void Wait(CancellationToken cancellationToken = default) => FutureWait.For([this], cancellationToken);
}
