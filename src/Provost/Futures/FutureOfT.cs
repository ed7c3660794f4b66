using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>The future result of a submitted task run. Awaiting it gives the result or throws what the task threw.</summary>
/// <typeparam name="T">What the task returns.</typeparam>
public sealed class Future<T> : Future
{
    private readonly TaskCompletionSource<State<T>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Future(TaskRun run)
        : base(run)
    {
    }

    /// <summary>The state the task run is in; once <see cref="Future.IsDone"/>, the one it ended in.</summary>
    public new State<T> State => IsDone ? _done.Task.Result : (State<T>)TaskRun.State;

    internal override Task Done => _done.Task;

    private protected override State CurrentState => State;

    /// <summary>Makes the future awaitable.</summary>
    /// <returns>Gives the result, or throws as <see cref="ResultAsync"/> does.</returns>
    public TaskAwaiter<T> GetAwaiter() => ResultAsync().GetAwaiter();

    /// <summary>Waits for the result.</summary>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TimeoutException">The run was not over in time.</exception>
    /// <exception cref="UnfinishedRunException">The run never started, because what it depends on did not complete.</exception>
    /// <exception cref="OperationCanceledException">The wait, or the run, was cancelled.</exception>
    /// <remarks>An exception of the task itself is thrown as it was, its stack kept.</remarks>
    public async Task<T> ResultAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (timeout is { } limit)
        {
            if (!await WaitAsync(limit, cancellationToken).ConfigureAwait(false))
                throw new TimeoutException(FormattableString.Invariant($"Task run did not complete within {limit.TotalSeconds} second(s)."));
        }
        else
        {
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return _done.Task.Result.Result();
    }

    /// <summary>Waits for the result, blocking the calling thread: for synchronous flows.</summary>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>The result.</returns>
    /// <exception cref="UnfinishedRunException">The run never started, because what it depends on did not complete.</exception>
    /// <exception cref="OperationCanceledException">The wait, or the run, was cancelled.</exception>
    public T Result(CancellationToken cancellationToken = default)
    {
        Wait(cancellationToken);
        return _done.Task.Result.Result();
    }

    internal void Complete(State<T> state) => _done.SetResult(state);
}
