using System.ComponentModel;

namespace Provost;

/// <summary>Makes lists of futures.</summary>
public static class FutureList
{
    /// <summary>Makes a list of futures, to wait for them together or to give them to a task that takes the list of their results.</summary>
    /// <typeparam name="T">What the tasks return.</typeparam>
    /// <param name="futures">The futures. They are read once.</param>
    /// <returns>The list.</returns>
    public static FutureList<T> Of<T>(IEnumerable<Future<T>> futures) => new(futures);

    /// <inheritdoc cref="Of{T}(IEnumerable{Future{T}})"/>
    public static FutureList<T> Of<T>(params Future<T>[] futures) => new(futures);

    /// <summary>Makes a list of futures of a collection expression.</summary>
    /// <typeparam name="T">What the tasks return.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <returns>The list.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FutureList<T> Create<T>(ReadOnlySpan<Future<T>> futures) => new(futures.ToArray());
}
