using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Knowledge;

/// <summary>The catalogue of I/O: data keyed by names alone, so that one instance serves every compilation.</summary>
internal sealed class IoCatalog
{
    private const string Resource = "Provost.Analyzers.Knowledge.io-catalog.txt";

    private static readonly Lazy<IoCatalog> s_default = new(Load);

    private readonly Dictionary<string, ImmutableArray<IoEntry>> _types;
    private readonly Dictionary<string, ImmutableArray<IoEntry>> _attributes;
    private readonly Dictionary<string, ImmutableArray<IoEntry>> _results;
    private readonly Dictionary<string, ImmutableArray<IoEntry>> _queries;
    private readonly ImmutableArray<IoEntry> _namespaces;

    private IoCatalog(ImmutableArray<IoEntry> entries)
    {
        Entries = entries;
        _types = BySimpleName(entries.Where(entry => entry.Match is MatchKind.Type or MatchKind.Handle));
        _attributes = BySimpleName(entries.Where(entry => entry.Match == MatchKind.Attribute));
        _results = BySimpleName(entries.Where(entry => entry.Match == MatchKind.Returns));
        _queries = BySimpleName(entries.Where(entry => entry.Match == MatchKind.Query));
        _namespaces = [.. entries.Where(entry => entry.Match == MatchKind.Namespace)];
    }

    /// <summary>The catalogue that comes with the rules.</summary>
    public static IoCatalog Default => s_default.Value;

    public ImmutableArray<IoEntry> Entries { get; }

    /// <summary>A catalogue of entries of the user; <see langword="null"/> where there are none.</summary>
    public static IoCatalog? Of(ImmutableArray<IoEntry> entries) => entries.IsEmpty ? null : new(entries);

    /// <summary>Reads a catalogue; its format is described in the header of <c>io-catalog.txt</c>.</summary>
    /// <exception cref="FormatException">A line is neither blank, a comment nor an entry.</exception>
    public static IoCatalog Parse(TextReader reader)
    {
        var entries = ImmutableArray.CreateBuilder<IoEntry>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                entries.Add(IoEntry.Parse(line));
            }
        }

        return new(entries.ToImmutable());
    }

    /// <summary>The entries whose target is this very type, of kind <c>type</c> or <c>handle</c>.</summary>
    public ImmutableArray<IoEntry> EntriesFor(INamedTypeSymbol type) => Find(_types, type);

    public ImmutableArray<IoEntry> EntriesForAttribute(INamedTypeSymbol attribute) => Find(_attributes, attribute);

    public ImmutableArray<IoEntry> EntriesForResult(INamedTypeSymbol result) => Find(_results, result);

    public ImmutableArray<IoEntry> EntriesForQuery(INamedTypeSymbol root) => Find(_queries, root);

    /// <summary>The entries whose target begins the full name of this type.</summary>
    public ImmutableArray<IoEntry> EntriesForNamespaceOf(INamedTypeSymbol type)
    {
        var fullName = MetadataName.Of(type);
        return [.. _namespaces.Where(entry => fullName.StartsWith(entry.Target, StringComparison.Ordinal))];
    }

    private static ImmutableArray<IoEntry> Find(Dictionary<string, ImmutableArray<IoEntry>> index, INamedTypeSymbol type) =>
        index.TryGetValue(type.MetadataName, out var candidates)
            ? candidates.RemoveAll(entry => !MetadataName.Is(type, entry.Target))
            : [];

    private static Dictionary<string, ImmutableArray<IoEntry>> BySimpleName(IEnumerable<IoEntry> entries) =>
        entries.GroupBy(entry => MetadataName.SimpleNameOf(entry.Target)).ToDictionary(group => group.Key, group => group.ToImmutableArray());

    private static IoCatalog Load()
    {
        using var stream = typeof(IoCatalog).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }
}
