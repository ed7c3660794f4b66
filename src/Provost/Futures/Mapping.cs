namespace Provost;

/// <summary>What the <c>Map</c> methods of all tasks have in common.</summary>
internal static class Mapping
{
    /// <summary>Starts a run for each position of what is mapped over.</summary>
    /// <exception cref="ArgumentException">Nothing is mapped over, or the lengths differ.</exception>
    /// <remarks>Prefect: <c>MappingMissingIterable</c>, <c>MappingLengthMismatch</c>.</remarks>
    public static FutureList<TResult> Start<TResult>(TaskDefinition task, ReadOnlySpan<int?> counts, Func<int, Future<TResult>> start) =>
        new(Enumerable.Range(0, Count(task, counts)).Select(start));

    /// <summary>The one length of all that is mapped over.</summary>
    private static int Count(TaskDefinition task, ReadOnlySpan<int?> counts)
    {
        int? one = null;
        foreach (var count in counts)
        {
            if (count is null) continue;
            if (one is not null && one != count) throw new ArgumentException($"The lists to map '{MethodOf(task)}' over differ in length: one has {one} items, another {count}.");
            one = count;
        }

        return one ?? throw new ArgumentException($"There is nothing to map '{MethodOf(task)}' over: each argument is the same for each run. Give one of them as a list.");
    }

    private static string MethodOf(TaskDefinition task) => task.FullName[(task.FullName.LastIndexOf('.') + 1)..];
}
