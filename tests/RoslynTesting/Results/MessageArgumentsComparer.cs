namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Orders the arguments of messages one by one: numbers as numbers, text by code unit, and what cannot be compared as text.</summary>
internal sealed class MessageArgumentsComparer : IComparer<IReadOnlyList<object?>>
{
    private MessageArgumentsComparer()
    {
    }

    /// <summary>The only instance.</summary>
    public static MessageArgumentsComparer Instance { get; } = new();

    public int Compare(IReadOnlyList<object?>? x, IReadOnlyList<object?>? y)
    {
        var (left, right) = (x ?? [], y ?? []);
        var difference = left.Zip(right, CompareArguments).FirstOrDefault(comparison => comparison != 0);
        return difference != 0 ? difference : left.Count.CompareTo(right.Count);
    }

    private static int CompareArguments(object? x, object? y)
        => x is IComparable comparable and not string && x.GetType() == y?.GetType()
            ? comparable.CompareTo(y)
            : string.CompareOrdinal(x?.ToString(), y?.ToString());
}
