using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Provost;

/// <summary>
/// What <c>Map</c> takes for a parameter: values or futures of which each call gets one, or one that each call gets. Arrays, lists,
/// collection expressions and lists of futures are mapped over; a single value, an <see cref="Unmapped{T}"/> or a single future is the
/// same for each call.
/// </summary>
/// <typeparam name="T">The type of the parameter.</typeparam>
/// <remarks>The type of the parameter decides what is a value: a string is one for a parameter of type string, a list for one of type list.</remarks>
[CollectionBuilder(typeof(Each), nameof(Each.Create))]
public readonly struct Each<T>
{
    private readonly Input<T>[]? _items;
    private readonly Input<T> _same;

    internal Each(Input<T>[] items) => _items = items;

    internal Each(Input<T> same) => _same = same;

    /// <summary>How many calls there are to be; <see langword="null"/> for what is the same for each call.</summary>
    public int? Count => _items?.Length;

    /// <summary>The argument of one call.</summary>
    /// <param name="index">The number of the call, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such call.</exception>
    public Input<T> this[int index] => _items is null ? _same : _items[index];

    /// <summary>Maps over the values.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator Each<T>(T[] values) => Each.Of(values);

    /// <summary>Maps over the values.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator Each<T>(List<T> values) => Each.Of(values);

    /// <summary>Maps over the results of the futures: each call waits for one of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Each<T>(FutureList<T> futures)
    {
        ArgumentNullException.ThrowIfNull(futures);
        return Each.From(futures.Select(static future => new Input<T>(future)));
    }

    /// <summary>Maps over the results of the futures: each call waits for one of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Each<T>(Future<T>[] futures) => new FutureList<T>(futures);

    /// <summary>Maps over the results of the futures: each call waits for one of them.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator Each<T>(List<Future<T>> futures) => new FutureList<T>(futures);

    /// <summary>Gives each call the value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Each<T>(T value) => new(new Input<T>(value));

    /// <summary>Gives each call the result of the future: all wait for it.</summary>
    /// <param name="future">The future.</param>
    public static implicit operator Each<T>(Future<T> future) => new(new Input<T>(future));

    /// <summary>Gives each call the value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Each<T>(Unmapped<T> value) => new(value.Input);

    /// <summary>Enumerates the arguments; what is the same for each call comes once.</summary>
    /// <returns>The enumerator.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerator<Input<T>> GetEnumerator() => (_items ?? [_same]).AsEnumerable().GetEnumerator();
}
