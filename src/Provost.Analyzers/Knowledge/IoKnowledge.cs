using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Configuration;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Knowledge;

/// <summary>
/// What one project knows of I/O: the catalogue that comes with the rules, after the entries of the user. Files whose
/// <c>.editorconfig</c> says the same share one call graph.
/// </summary>
internal sealed class IoKnowledge
{
    /// <summary>The setting whose value holds entries of the catalogue.</summary>
    public static readonly OptionDefinition Entries = new(
        "provost.io.entries",
        "a list of entries as in the catalogue of I/O: `category | match | target | members`, and more fields that may be left out",
        "none",
        "What else is I/O, and with the category `none` what is not, whatever the catalogue says. Longer lists go into an additional file `provost-io.txt`, an entry on each line.",
        "http | type | Acme.Client | @async, none | type | System.IO.File | Exists");

    private const string FileName = "provost-io.txt";

    private static readonly ConditionalWeakTable<Compilation, IoKnowledge> s_cache = new();

    private readonly ConcurrentDictionary<string, CallGraph> _graphs = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;
    private readonly KnownSymbols _known;
    private readonly AnalyzerOptions _options;
    private readonly ImmutableArray<IoEntry> _ofFiles;

    private IoKnowledge(Compilation compilation, KnownSymbols known, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _known = known;
        _options = options;
        _ofFiles = [.. options.AdditionalFiles.Where(IsCatalogue).SelectMany(file => file.GetText(cancellationToken) is { } text ? IoCatalogReader.OfFile(text).Entries : [])];
    }

    /// <summary>The knowledge of a compilation, shared by all rules.</summary>
    public static IoKnowledge For(Compilation compilation, KnownSymbols known, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (s_cache.TryGetValue(compilation, out var knowledge) && ReferenceEquals(knowledge._options.AnalyzerConfigOptionsProvider, options.AnalyzerConfigOptionsProvider)
            && knowledge._options.AdditionalFiles.SequenceEqual(options.AdditionalFiles))
        {
            return knowledge;
        }

        // One compilation analyzed with other options is rare, and then the first to ask is the one that is remembered.
        var created = new IoKnowledge(compilation, known, options, cancellationToken);
        return knowledge is null ? s_cache.GetValue(compilation, _ => created) : created;
    }

    /// <summary>Whether an additional file holds entries: <c>provost-io.txt</c>, or a name that ends in <c>.provost-io.txt</c>.</summary>
    public static bool IsCatalogue(AdditionalText file)
    {
        var name = Path.GetFileName(file.Path);
        return name.Equals(FileName, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + FileName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The calls of the compilation, judged by what the file under analysis is configured to know.</summary>
    public CallGraph GraphFor(SyntaxTree tree)
    {
        var written = Entries.In(_options.AnalyzerConfigOptionsProvider.GetOptions(tree)) ?? "";
        return _graphs.TryGetValue(written, out var graph) ? graph : _graphs.GetOrAdd(written, Create);
    }

    private CallGraph Create(string written) =>
        new(_compilation, _known, IoCatalog.Of([.. IoCatalogReader.OfSetting(written).Entries, .. _ofFiles]));
}
