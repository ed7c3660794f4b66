using System.Collections;
using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>
/// The futures of several runs, such as those of <c>Map</c>. Awaiting it gives all results, in order. Given to a task that takes a list,
/// the task gets the list of the results, and waits for it. Immutable and thread-safe.
/// </summary>
/// <typeparam name="T">What the tasks return.</typeparam>
/// <remarks>Prefect: <c>PrefectFutureList</c>.</remarks>
[CollectionBuilder(typeof(FutureList), nameof(FutureList.Create))]
public sealed class FutureList<T> : IReadOnlyList<Future<T>>
{
    private readonly Future<T>[] _futures;

    /// <summary>Makes a list of futures.</summary>
    /// <param name="futures">The futures. They are read once.</param>
    public FutureList(IEnumerable<Future<T>> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        _futures = [.. futures];
        if (Array.IndexOf(_futures, null) >= 0) throw new ArgumentException("A list of futures must not contain null.", nameof(futures));
    }

    /// <summary>How many futures there are.</summary>
    public int Count => _futures.Length;

    /// <summary>One of the futures.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such future.</exception>
    public Future<T> this[int index] => _futures[index];

#nullable disable annotations // The parameter may be nullable or not.
    /// <summary>Makes an argument of the results: the task waits for all of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Input<IReadOnlyList<T>>(FutureList<T> futures) => Read<IReadOnlyList<T>>(futures, static results => results);

    /// <summary>Makes an argument of the results: the task waits for all of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Input<IReadOnlyCollection<T>>(FutureList<T> futures) => Read<IReadOnlyCollection<T>>(futures, static results => results);

    /// <summary>Makes an argument of the results: the task waits for all of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Input<IEnumerable<T>>(FutureList<T> futures) => Read<IEnumerable<T>>(futures, static results => results);

    /// <summary>Makes an argument of the results: the task waits for all of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Input<IList<T>>(FutureList<T> futures) => Read<IList<T>>(futures, static results => results);

    /// <summary>Makes an argument of the results: the task waits for all of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Input<T[]>(FutureList<T> futures) => Read(futures, static results => results);

    /// <summary>Makes an argument of the results: the task waits for all of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Input<List<T>>(FutureList<T> futures) => Read<List<T>>(futures, static results => [.. results]);
#nullable restore

    /// <summary>Makes something to start after: all runs have to complete.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Dependency(FutureList<T> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return new(futures);
    }

    /// <summary>Lets what depends on these futures run however their runs end.</summary>
    /// <returns>The argument for <c>Submit</c>, <c>Map</c> or <c>After</c>.</returns>
    public AllowedFailures<T> AllowFailure() => new(this);

    /// <summary>Makes the list awaitable.</summary>
    /// <returns>Gives the results, or throws as <see cref="ResultsAsync"/> does.</returns>
    public TaskAwaiter<IReadOnlyList<T>> GetAwaiter() => ResultsAsync().GetAwaiter();

    /// <inheritdoc cref="Futures.WaitAllAsync(IEnumerable{Future}, CancellationToken)"/>
    public Task WaitAsync(CancellationToken cancellationToken = default) => Futures.WaitAllAsync(_futures, cancellationToken);

    /// <summary>Waits until all task runs are over, or for so long. No failure is thrown here.</summary>
    /// <param name="timeout">How long to wait, for all of them together.</param>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>Whether all are over.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        (await Futures.WaitAllAsync(_futures, timeout, cancellationToken).ConfigureAwait(false)).NotDone.Count == 0;

    /// <summary>Waits until all task runs are over, blocking the calling thread: for synchronous flows.</summary>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public void Wait(CancellationToken cancellationToken = default) => Futures.WaitAll(_futures, cancellationToken);

    /// <inheritdoc cref="Futures.ResultsAsync{T}(IEnumerable{Future{T}}, TimeSpan?, CancellationToken)"/>
    public Task<IReadOnlyList<T>> ResultsAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Futures.ResultsAsync(_futures, timeout, cancellationToken);

    /// <summary>Waits for all results, blocking the calling thread: for synchronous flows.</summary>
    /// <param name="cancellationToken">Ends the wait, not the runs.</param>
    /// <returns>The results, in the order of the futures. The first failure to happen is thrown at once, as the task threw it.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public IReadOnlyList<T> Results(CancellationToken cancellationToken = default) => Futures.Results(_futures, cancellationToken);

    /// <inheritdoc cref="Futures.StatesAsync{T}(IEnumerable{Future{T}}, TimeSpan?, CancellationToken)"/>
    public Task<IReadOnlyList<State<T>>> StatesAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Futures.StatesAsync(_futures, timeout, cancellationToken);

    /// <inheritdoc cref="Futures.AsCompletedAsync{TFuture}(IEnumerable{TFuture}, TimeSpan?, CancellationToken)"/>
    public IAsyncEnumerable<Future<T>> AsCompletedAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Futures.AsCompletedAsync(_futures, timeout, cancellationToken);

    /// <inheritdoc/>
    public IEnumerator<Future<T>> GetEnumerator() => _futures.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _futures.GetEnumerator();

    private static Input<TInput> Read<TInput>(FutureList<T> futures, Func<T[], TInput> read)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return new(new InputSource<TInput>(futures, allowFailure: false, () => read([.. futures.Select(static future => future.State.Result())])));
    }
}
