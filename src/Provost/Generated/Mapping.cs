using System.ComponentModel;

namespace Provost.Generated;

/// <summary>What the <c>Map</c> methods of all tasks have in common. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Mapping
{
    /// <summary>The one length of all that is mapped over.</summary>
    /// <param name="task">The method.</param>
    /// <param name="counts">The length for each parameter; <see langword="null"/> for what is the same for each run.</param>
    /// <exception cref="ArgumentException">Nothing is mapped over, or the lengths differ.</exception>
    /// <remarks>Prefect: <c>MappingMissingIterable</c>, <c>MappingLengthMismatch</c>.</remarks>
    public static int Count(string task, params int?[] counts)
    {
        int? one = null;
        foreach (var count in counts)
        {
            if (count is null) continue;
            if (one is not null && one != count) throw new ArgumentException($"The lists to map '{task}' over differ in length: one has {one} items, another {count}.");
            one = count;
        }

        return one ?? throw new ArgumentException($"There is nothing to map '{task}' over: each argument is the same for each run. Give one of them as a list.");
    }

    /// <summary>What is mapped over, read once.</summary>
    /// <param name="items">The argument.</param>
    public static List<T> List<T>(IEnumerable<T> items) => [.. items];

    /// <summary>Starts so many runs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="start">Starts the run of this number, from 0.</param>
    /// <returns>The futures, in order.</returns>
    public static FutureList<TResult> Start<TResult>(int count, Func<int, Future<TResult>> start) => new(Enumerable.Range(0, count).Select(start));
}
