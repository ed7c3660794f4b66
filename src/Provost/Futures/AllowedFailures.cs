namespace Provost;

/// <summary>
/// Futures that may end in any way: what depends on them runs all the same. As an argument they give the list of their final states;
/// mapped over, each call gets one of them.
/// </summary>
/// <typeparam name="T">What the tasks return.</typeparam>
/// <remarks>Prefect: <c>allow_failure</c>.</remarks>
public readonly ref struct AllowedFailures<T>
{
    private readonly FutureList<T> _futures;

    internal AllowedFailures(FutureList<T> futures) => _futures = futures;

#nullable disable annotations // The parameter may be nullable or not.
    /// <summary>Makes an argument of the final states, in the order of the futures.</summary>
    /// <param name="allowed">The futures that may fail.</param>
    public static implicit operator Input<IReadOnlyList<State<T>>>(AllowedFailures<T> allowed) => allowed.Read<IReadOnlyList<State<T>>>(static states => states);

    /// <summary>Makes an argument of the final states, in the order of the futures.</summary>
    /// <param name="allowed">The futures that may fail.</param>
    public static implicit operator Input<IEnumerable<State<T>>>(AllowedFailures<T> allowed) => allowed.Read<IEnumerable<State<T>>>(static states => states);

    /// <summary>Makes an argument of the final states, in the order of the futures.</summary>
    /// <param name="allowed">The futures that may fail.</param>
    public static implicit operator Input<State<T>[]>(AllowedFailures<T> allowed) => allowed.Read(static states => states);
#nullable restore

    /// <summary>Maps over the final states.</summary>
    /// <param name="allowed">The futures that may fail.</param>
    public static implicit operator Each<State<T>>(AllowedFailures<T> allowed) => Each.From(allowed._futures.Select(static future => (Input<State<T>>)future.AllowFailure()));

    /// <summary>Makes something to start after, however the runs ended.</summary>
    /// <param name="allowed">The futures that may fail.</param>
    public static implicit operator Dependency(AllowedFailures<T> allowed) => new(allowed._futures, allowFailure: true);

    private Input<TInput> Read<TInput>(Func<State<T>[], TInput> read)
    {
        var futures = _futures;
        return new(new InputSource<TInput>(futures, allowFailure: true, () => read([.. futures.Select(static future => future.State)])));
    }
}
