using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which expected diagnostics must vanish in generated code or under <c>#pragma warning disable</c>.</summary>
/// <param name="analyzers">The analyzers of the test.</param>
/// <param name="sources">The source files of the primary project.</param>
internal sealed class ExclusionRules(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<(string filename, SourceText content)> sources)
{
    private readonly ILookup<string, DiagnosticDescriptor> _descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToLookup(descriptor => descriptor.Id);
    private readonly HashSet<string> _paths = [.. sources.Select(source => source.filename)];

    /// <summary>Whether the id is one of a compiler.</summary>
    public static bool IsCompilerId(string id) => id.StartsWith("CS", StringComparison.Ordinal) || id.StartsWith("BC", StringComparison.Ordinal);

    /// <summary>Whether the diagnostic lies in a source file of the primary project.</summary>
    public bool IsInSource(DiagnosticResult expected) => expected.HasLocation && _paths.Contains(expected.Spans[0].Span.Path);

    /// <summary>Whether the diagnostic is one of the analyzers', in source.</summary>
    public bool IsExcludable(DiagnosticResult expected)
        => !IsCompilerId(expected.Id)
            && !expected.Id.StartsWith("AD", StringComparison.Ordinal)
            && IsInSource(expected)
            && _descriptors.Contains(expected.Id);

    /// <summary>Whether the diagnostic is excludable and its rule may be configured.</summary>
    public bool IsSuppressible(DiagnosticResult expected)
        => IsExcludable(expected)
            && _descriptors[expected.Id].All(descriptor => !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
}
