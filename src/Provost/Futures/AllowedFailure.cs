namespace Provost;

/// <summary>
/// A future that may end in any way: what depends on it runs all the same. As an argument it gives the final state, where the task
/// takes a <see cref="State{T}"/> or a <see cref="State"/>, and the exception, or <see langword="null"/> if there is none, where it takes
/// an <see cref="Exception"/>.
/// </summary>
/// <typeparam name="T">What the task returns.</typeparam>
/// <remarks>
/// An argument and nothing else, so that no task gets it in place of what it stands for. Prefect: <c>allow_failure</c>. Unlike there it
/// covers crashed and cancelled runs too: the task can tell by the state.
/// </remarks>
public readonly ref struct AllowedFailure<T>
{
    private readonly Future<T> _future;

    internal AllowedFailure(Future<T> future) => _future = future;

#nullable disable annotations // The parameter may be nullable or not.
    /// <summary>An argument of the result or, if the run failed, the exception: for a task that takes an <see cref="object"/>.</summary>
    public Input<object> ResultOrException => Read(ResultOrFailure);
#nullable restore

    /// <summary>Makes an argument of the final state.</summary>
    /// <param name="allowed">The future that may fail.</param>
    public static implicit operator Input<State<T>>(AllowedFailure<T> allowed) => allowed.Read(static state => state);

    /// <summary>Makes an argument of the final state.</summary>
    /// <param name="allowed">The future that may fail.</param>
    public static implicit operator Input<State>(AllowedFailure<T> allowed) => allowed.Read<State>(static state => state);

    /// <summary>Makes an argument of the exception that the run failed with, if it did.</summary>
    /// <param name="allowed">The future that may fail.</param>
    public static implicit operator Input<Exception?>(AllowedFailure<T> allowed) => allowed.Read(static state => state.Exception);

    /// <summary>Makes something to start after, however the run ended.</summary>
    /// <param name="allowed">The future that may fail.</param>
    public static implicit operator Dependency(AllowedFailure<T> allowed) => new([allowed._future], allowFailure: true);

    internal Input<TInput> Read<TInput>(Func<State<T>, TInput> read)
    {
        var future = _future;
        return new(new InputSource<TInput>([future], allowFailure: true, () => read(future.State)));
    }

    /// <summary>A run that is not ready has neither: there it is null, as in Prefect.</summary>
    private static object? ResultOrFailure(State<T> state) => state.IsFinal ? ((State)state).Result(raiseOnFailure: false) : null;
}
