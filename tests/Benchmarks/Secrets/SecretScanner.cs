using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>Rules of one package that look for hardcoded secrets.</summary>
internal sealed class SecretScanner(ImmutableHashSet<string> ids, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    public string Name { get; } = string.Join(" + ", ids.Order(StringComparer.Ordinal));

    /// <summary>The rules of a package, as the project file names it.</summary>
    public static SecretScanner Of(string package, params ImmutableHashSet<string> ids) => new(ids, PeerAnalyzers.Of(package, ids));

    /// <summary>Whether one of the rules reports anything in the code.</summary>
    public async Task<bool> ReportsAsync(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithSpecificDiagnosticOptions(ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
        var diagnostics = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        return diagnostics.Any(diagnostic => ids.Contains(diagnostic.Id));
    }
}
