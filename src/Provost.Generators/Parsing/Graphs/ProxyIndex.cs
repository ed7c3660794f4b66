using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Finds what a proxy runs by its name. A generator does not see its own output, so the proxies' names are all there is of them.</summary>
internal sealed class ProxyIndex : IEquatable<ProxyIndex>
{
    private readonly EquatableArray<ProxyEntry> _entries;
    private readonly ILookup<string, ProxyEntry> _byName;

    public ProxyIndex(IEnumerable<ProxyEntry> entries)
    {
        _entries = entries.OrderBy(static entry => entry.Member, StringComparer.Ordinal).ToEquatableArray();
        _byName = _entries.ToLookup(static entry => entry.Property, StringComparer.Ordinal);
    }

    public bool Contains(string property) => _byName.Contains(property);

    /// <summary>The proxy of a name in a type that is named so; with no type named, or where no such type has one, the only one of that name.</summary>
    public ProxyEntry? Find(string property, string? typeName)
    {
        var named = _byName[property].Where(entry => entry.TypeName == typeName).ToList();
        var candidates = named.Count > 0 ? named : [.. _byName[property]];
        return candidates.Select(static entry => entry.Member).Distinct(StringComparer.Ordinal).Count() == 1 ? candidates[0] : null;
    }

    public bool Equals(ProxyIndex? other) => other is not null && _entries.Equals(other._entries);

    public override bool Equals(object? obj) => Equals(obj as ProxyIndex);

    public override int GetHashCode() => _entries.GetHashCode();
}
