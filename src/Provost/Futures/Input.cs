namespace Provost;

/// <summary>An argument that is either a value or the future of one: <c>Submit</c> takes both.</summary>
/// <typeparam name="T">The type of the parameter.</typeparam>
public readonly struct Input<T>
{
    private readonly T? _value;
    private readonly Future? _future;

    /// <summary>Makes an argument of a value.</summary>
    /// <param name="value">The value.</param>
    public Input(T value) => _value = value;

    /// <summary>Makes an argument of a future: the task waits for it and gets its result.</summary>
    /// <param name="future">The future.</param>
    public Input(Future<T> future)
        : this((Future)future)
    {
    }

    private Input(Future future)
    {
        ArgumentNullException.ThrowIfNull(future);
        _future = future;
    }

    /// <summary>The value, or the result of the completed future.</summary>
    /// <exception cref="UnfinishedRunException">The future is not done.</exception>
    public T Value => _future switch
    {
        null => _value!,
        Future<T> future => future.State.Result(),
        _ => (T)_future.State.Result()!,
    };

    /// <summary>Makes an argument of the future of a more specific type: of a list's, where any sequence is asked for.</summary>
    /// <typeparam name="TResult">What the task returns.</typeparam>
    /// <param name="future">The future.</param>
    /// <returns>The argument.</returns>
    public static Input<T> Of<TResult>(Future<TResult> future)
        where TResult : T => new((Future)future);

    /// <summary>Makes an argument of a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Input<T>(T value) => new(value);

    /// <summary>Makes an argument of a future.</summary>
    /// <param name="future">The future.</param>
    public static implicit operator Input<T>(Future<T> future) => new(future);

    /// <summary>Adds the future, if there is one, to what a task run waits for.</summary>
    /// <param name="parameter">The parameter that the argument is for.</param>
    /// <param name="upstream">Where to add it.</param>
    public void AddUpstream(string parameter, ICollection<Upstream> upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        if (_future is not null) upstream.Add(new Upstream(parameter, _future));
    }
}
