using Provost.Generators.Model;

namespace Provost.Analyzers.Bodies;

/// <summary>Names that a rule looks for in files, and that a file can be asked for before anything in it is bound.</summary>
internal sealed class WantedNames
{
    private readonly string[] _own;
    private HashSet<string>? _names;

    public WantedNames(IEnumerable<string> names)
        : this([.. names], others: null)
    {
    }

    private WantedNames(string[] own, WantedNames? others)
    {
        _own = own;
        Others = others;
        Hashes = [.. own.Select(NameHash.Of)];
    }

    /// <summary>Nothing is known of the names: any file may have one.</summary>
    public static WantedNames Any { get; } = new([]) { IsAny = true };

    public bool IsAny { get; private init; }

    /// <summary>The hashes of its own names, without those of <see cref="Others"/>.</summary>
    public HashSet<uint> Hashes { get; }

    /// <summary>The names that it has beside its own: those of a whole project are made ready once for all rules.</summary>
    public WantedNames? Others { get; }

    public WantedNames With(IEnumerable<string> more) => IsAny ? this : new([.. more], this);

    /// <summary>Whether a name is among them; most are only asked for by their hashes.</summary>
    public bool Contains(string name) => (_names ??= new(_own, StringComparer.Ordinal)).Contains(name) || Others?.Contains(name) == true;

    public bool MayContain(uint hash) => Hashes.Contains(hash) || Others?.MayContain(hash) == true;
}
