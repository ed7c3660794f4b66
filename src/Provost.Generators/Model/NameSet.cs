namespace Provost.Generators.Model;

/// <summary>A set of names that compares by its names and is asked fast, also for each file of a compilation.</summary>
internal sealed class NameSet(IEnumerable<string> names) : IEquatable<NameSet>
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);
    private HashSet<uint>? _hashes;

    public bool IsEmpty => _names.Count == 0;

    /// <summary>The names in a stable order.</summary>
    public IEnumerable<string> Names => _names.OrderBy(static name => name, StringComparer.Ordinal);

    public bool Contains(string name) => _names.Contains(name);

    public bool Overlaps(EquatableArray<string> names) => _names.Count > 0 && names.Any(_names.Contains);

    /// <summary>Whether one of the names may be among those with these hashes.</summary>
    public bool MayBeAmong(EquatableArray<uint> hashes)
    {
        for (var index = 0; index < hashes.Count; index++)
        {
            if (MayContain(hashes[index]))
                return true;
        }

        return false;
    }

    /// <summary>Whether one of the names has the hash.</summary>
    public bool MayContain(uint hash) => (_hashes ??= [.. _names.Select(NameHash.Of)]).Contains(hash);

    public NameSet Union(IEnumerable<string> names) => new(_names.Concat(names));

    public bool Equals(NameSet? other) => other is not null && _names.SetEquals(other._names);

    public override bool Equals(object? obj) => Equals(obj as NameSet);

    public override int GetHashCode() => _names.Count;
}
