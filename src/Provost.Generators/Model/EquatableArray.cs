using System.Collections;

namespace Provost.Generators.Model;

/// <summary>An immutable array that compares by its items, so that a record which holds it compares by value.</summary>
/// <remarks>A plain array or <c>ImmutableArray&lt;T&gt;</c> in a model compares by reference and defeats the generator's caches.</remarks>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    public EquatableArray(IEnumerable<T> items) => _items = [.. items];

    private EquatableArray(T[] items) => _items = items;

    public static EquatableArray<T> Empty => default;

    public int Count => _items?.Length ?? 0;

    public bool IsEmpty => Count == 0;

    public T this[int index] => _items![index];

    /// <summary>An array of these items, which the caller does not change any more.</summary>
    public static EquatableArray<T> Owning(T[] items) => new(items);

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items))
            return true;
        if (Count != other.Count)
            return false;

        for (var index = 0; index < Count; index++)
        {
            if (!EqualityComparer<T>.Default.Equals(this[index], other[index]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = Count;
        for (var index = 0; index < Count; index++)
            hash = unchecked((hash * 31) + EqualityComparer<T>.Default.GetHashCode(this[index]));

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
