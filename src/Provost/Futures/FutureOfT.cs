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

    /// <inheritdoc cref="Future.State"/>
    public new State<T> State => IsDone ? Observe() : (State<T>)TaskRun.State;

    internal override Task Done => _done.Task;

    private protected override State CurrentState => State;

    /// <summary>Makes the future awaitable.</summary>
    /// <returns>Gives the result, or throws as <see cref="ResultAsync(TimeSpan?, CancellationToken)"/> does.</returns>
    public TaskAwaiter<T> GetAwaiter() => ResultAsync().GetAwaiter();

    /// <summary>Waits for the result.</summary>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TimeoutException">The run was not over in time.</exception>
    /// <exception cref="UnfinishedRunException">The run never started, because what it depends on did not complete.</exception>
    /// <exception cref="OperationCanceledException">The wait, or the run, was cancelled.</exception>
    /// <remarks>An exception of the task itself is thrown as it was, its stack kept.</remarks>
    public async Task<T> ResultAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        (await StateAsync(timeout, cancellationToken).ConfigureAwait(false)).Result();

    /// <summary>Waits for the result, or for the exception that the task failed with.</summary>
    /// <param name="raiseOnFailure">Whether a failed, crashed or cancelled run throws. If not, its exception is returned.</param>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>The result, or the exception.</returns>
    /// <exception cref="TimeoutException">The run was not over in time.</exception>
    /// <exception cref="UnfinishedRunException">The run never started, because what it depends on did not complete.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <remarks><see cref="StateAsync"/> says the same with types. Prefect: <c>future.result(raise_on_failure=False)</c>.</remarks>
    public async Task<object?> ResultAsync(bool raiseOnFailure, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        State state = await StateAsync(timeout, cancellationToken).ConfigureAwait(false);
        return state.Result(raiseOnFailure);
    }

    /// <summary>Waits for the state that the run ends in. A failure is not thrown here.</summary>
    /// <param name="timeout">How long to wait; <see langword="null"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>The state: a final one, or <c>NotReady</c> if what the run depends on did not complete.</returns>
    /// <exception cref="TimeoutException">The run was not over in time.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<State<T>> StateAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (timeout is not { } limit)
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        else if (!await WaitAsync(limit, cancellationToken).ConfigureAwait(false))
            throw new TimeoutException(FormattableString.Invariant($"Task run did not complete within {limit.TotalSeconds} second(s)."));

        return Observe();
    }

    /// <summary>Lets what depends on this future run however its run ends: completed, failed, crashed, cancelled or not ready.</summary>
    /// <returns>The argument for <c>Submit</c>, <c>Map</c> or <c>After</c>.</returns>
    /// <remarks>Prefect: <c>allow_failure</c>.</remarks>
    public AllowedFailure<T> AllowFailure() => new(this);

    /// <summary>Lets what takes this future as an argument run however its run ends, with another value if it did not complete.</summary>
    /// <param name="fallback">What stands for the result of a run that did not complete.</param>
    /// <returns>The argument for <c>Submit</c> or <c>Map</c>.</returns>
    public Input<T> AllowFailure(T fallback) => AllowFailure().Read(state => state.IsCompleted ? state.Result() : fallback);

    /// <summary>Waits for the result, blocking the calling thread: for synchronous flows.</summary>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>The result.</returns>
    /// <exception cref="UnfinishedRunException">The run never started, because what it depends on did not complete.</exception>
    /// <exception cref="OperationCanceledException">The wait, or the run, was cancelled.</exception>
    public T Result(CancellationToken cancellationToken = default)
    {
        Wait(cancellationToken);
        return Observe().Result();
    }

    private State<T> Observe()
    {
        IsObserved = true;
        return TaskRun.State as State<T> ?? _done.Task.Result;
    }

    internal void Complete(State<T> state) => _done.SetResult(state.ReleaseValue());
}
