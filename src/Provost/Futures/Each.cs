using System.ComponentModel;

namespace Provost;

/// <summary>Makes what to map a task over, where no conversion does.</summary>
public static class Each
{
    /// <summary>Each of the values.</summary>
    /// <typeparam name="T">The type of the parameter.</typeparam>
    /// <param name="values">The values. They are read once.</param>
    /// <returns>What to map over.</returns>
    public static Each<T> Of<T>(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(values.Select(static value => new Input<T>(value)));
    }

    /// <summary>Each item of a list that a task returns. Every call of the mapped task depends on that task.</summary>
    /// <typeparam name="TList">The type of the list.</typeparam>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="future">The future of the list.</param>
    /// <param name="items">Gives the items of the list.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <returns>What to map over, once the list is there: before, nobody knows how many calls there will be.</returns>
    /// <exception cref="OperationCanceledException">The wait, or the run, was cancelled.</exception>
    /// <remarks>An exception of the task itself is thrown as it was. Prefect: <c>map</c> over a future.</remarks>
    public static async Task<Each<T>> OfAsync<TList, T>(Future<TList> future, Func<TList, IEnumerable<T>> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(future);
        ArgumentNullException.ThrowIfNull(items);
        return Linked(items(await future.ResultAsync(cancellationToken: cancellationToken).ConfigureAwait(false)), future);
    }

    /// <inheritdoc cref="OfAsync{TList, T}(Future{TList}, Func{TList, IEnumerable{T}}, CancellationToken)"/>
    public static Task<Each<T>> OfAsync<T>(Future<T[]> future, CancellationToken cancellationToken = default) => OfAsync(future, static list => list, cancellationToken);

    /// <inheritdoc cref="OfAsync{TList, T}(Future{TList}, Func{TList, IEnumerable{T}}, CancellationToken)"/>
    public static Task<Each<T>> OfAsync<T>(Future<List<T>> future, CancellationToken cancellationToken = default) => OfAsync(future, static list => list, cancellationToken);

    /// <inheritdoc cref="OfAsync{TList, T}(Future{TList}, Func{TList, IEnumerable{T}}, CancellationToken)"/>
    public static Task<Each<T>> OfAsync<T>(Future<IReadOnlyList<T>> future, CancellationToken cancellationToken = default) => OfAsync(future, static list => list, cancellationToken);

    /// <inheritdoc cref="OfAsync{TList, T}(Future{TList}, Func{TList, IEnumerable{T}}, CancellationToken)"/>
    public static Task<Each<T>> OfAsync<T>(Future<IEnumerable<T>> future, CancellationToken cancellationToken = default) => OfAsync(future, static list => list, cancellationToken);

    /// <summary>Makes what to map over of a collection expression, whose elements are values and futures.</summary>
    /// <typeparam name="T">The type of the parameter.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>What to map over.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Each<T> Create<T>(ReadOnlySpan<Input<T>> items) => new(items.ToArray());

    internal static Each<T> From<T>(IEnumerable<Input<T>> items) => new([.. items]);

    private static Each<T> Linked<T>(IEnumerable<T> values, Future future) =>
        From(values.Select(value => new Input<T>(new InputSource<T>([future], allowFailure: false, () => value))));
}
