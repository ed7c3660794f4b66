using Provost.Generated;

namespace Provost;

/// <summary>
/// An argument that is either a value or comes out of futures: <c>Submit</c> takes both. A <see cref="Future{T}"/> gives its result,
/// a <see cref="FutureList{T}"/> the list of all results, and a future that may fail (<see cref="Future{T}.AllowFailure()"/>) its state.
/// </summary>
/// <typeparam name="T">The type of the parameter.</typeparam>
public readonly struct Input<T>
{
    private readonly T? _value;
    private readonly object? _source;

    /// <summary>Makes an argument of a value.</summary>
    /// <param name="value">The value.</param>
    public Input(T value) => _value = value;

    /// <summary>Makes an argument of a future: the task waits for it and gets its result.</summary>
    /// <param name="future">The future.</param>
    public Input(Future<T> future)
    {
        ArgumentNullException.ThrowIfNull(future);
        _source = future;
    }

    internal Input(InputSource<T> source) => _source = source;

    /// <summary>The value, or what the futures came to.</summary>
    /// <exception cref="UnfinishedRunException">A future is not done.</exception>
    public T Value => _source switch
    {
        null => _value!,
        Future<T> future => future.State.Result(),
        var source => ((InputSource<T>)source).Read(),
    };

    /// <summary>Makes an argument of the future of a more specific type: of a list's, where any sequence is asked for.</summary>
    /// <typeparam name="TResult">What the task returns.</typeparam>
    /// <param name="future">The future.</param>
    /// <returns>The argument.</returns>
    public static Input<T> Of<TResult>(Future<TResult> future)
        where TResult : T
    {
        ArgumentNullException.ThrowIfNull(future);
        return new(new InputSource<T>([future], allowFailure: false, () => future.State.Result()));
    }

    /// <summary>Makes an argument of a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Input<T>(T value) => new(value);

    /// <summary>Makes an argument of a future.</summary>
    /// <param name="future">The future.</param>
    public static implicit operator Input<T>(Future<T> future) => new(future);

    /// <summary>Adds the futures, if there are any, to what a task run waits for.</summary>
    /// <param name="parameter">The parameter that the argument is for.</param>
    /// <param name="upstream">Where to add them.</param>
    public void AddUpstream(string parameter, ICollection<Upstream> upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        switch (_source)
        {
            case null:
                break;
            case Future<T> future:
                upstream.Add(new Upstream(parameter, future));
                break;
            case var source:
                ((InputSource<T>)source).AddUpstream(parameter, upstream);
                break;
        }
    }
}
