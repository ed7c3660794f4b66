using Provost.Generators.Model;

namespace Provost.Analyzers.Bodies;

/// <summary>Names that a rule looks for in files, and that a file can be asked for before anything in it is bound.</summary>
internal sealed class WantedNames
{
    private readonly HashSet<string> _names;
    private readonly HashSet<uint> _hashes;

    public WantedNames(IEnumerable<string> names)
    {
        _names = new(names, StringComparer.Ordinal);
        _hashes = [.. _names.Select(NameHash.Of)];
    }

    /// <summary>Nothing is known of the names: any file may have one.</summary>
    public static WantedNames Any { get; } = new([]) { IsAny = true };

    public bool IsAny { get; private init; }

    public HashSet<uint> Hashes => _hashes;

    public WantedNames With(IEnumerable<string> more) => IsAny ? this : new(_names.Concat(more));

    public bool Contains(string name) => _names.Contains(name);

    public bool MayContain(uint hash) => _hashes.Contains(hash);
}
