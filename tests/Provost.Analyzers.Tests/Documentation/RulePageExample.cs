using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>A block of code from a page, compiled as a new project that references the package would compile it.</summary>
internal sealed class RulePageExample
{
    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    private readonly Compilation _compilation;
    private readonly ImmutableArray<Diagnostic> _compilerDiagnostics;
    private readonly AnalyzerOptions _options;

    private RulePageExample(Compilation compilation, ImmutableArray<Diagnostic> compilerDiagnostics, AnalyzerOptions options)
    {
        _options = options;
        _compilation = compilation;
        _compilerDiagnostics = compilerDiagnostics;
    }

    public static RulePageExample Compile(string code, string? additionalFile = null, bool hasInterceptors = true)
    {
        var parseOptions = hasInterceptors ? s_parseOptions : s_parseOptions.WithFeatures([]);
        SyntaxTree[] trees = [Parse(code, "/0/Example.cs", parseOptions), Parse(ImplicitUsings.Source, ImplicitUsings.FileName, parseOptions)];
        var hasStatements = trees[0].GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var options = new CSharpCompilationOptions(
            hasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable);

        var compilation = CSharpCompilation.Create("Example", trees, TestReferences.All, options);
        CSharpGeneratorDriver
            .Create(RuleCatalogue.Generators, parseOptions: parseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var generatorDiagnostics);

        // Errors in interceptors show only when the code is emitted.
        var emitted = generated.Emit(Stream.Null).Diagnostics;
        return new(generated, [.. generatorDiagnostics, .. emitted], new(additionalFile is null ? [] : [new ExampleFile(additionalFile)]));
    }

    /// <summary>What the compiler and the generator say, from a severity on.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics(DiagnosticSeverity minimum) =>
        _compilerDiagnostics.Where(diagnostic => diagnostic.Severity >= minimum && !diagnostic.IsSuppressed);

    /// <summary>What all rules together report.</summary>
    public Task<ImmutableArray<Diagnostic>> ReportsAsync() =>
        _compilation.WithAnalyzers(RuleCatalogue.Analyzers, _options).GetAnalyzerDiagnosticsAsync();

    private static SyntaxTree Parse(string code, string path, CSharpParseOptions parseOptions) => CSharpSyntaxTree.ParseText(code, parseOptions, path, System.Text.Encoding.UTF8);

    private sealed class ExampleFile(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "/0/provost-io.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
