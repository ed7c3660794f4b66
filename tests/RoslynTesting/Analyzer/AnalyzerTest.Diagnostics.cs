using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

// From a solution to the diagnostics in it.
public abstract partial class AnalyzerTest<TVerifier>
{
    /// <summary>The diagnostics of compiler, generators and analyzers in all projects of <paramref name="solution"/>, filtered and sorted.</summary>
    protected async Task<ImmutableArray<(Project project, Diagnostic diagnostic)>> GetSortedDiagnosticsAsync(
        Solution solution,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ImmutableArray<(Project project, Diagnostic diagnostic)> additionalDiagnostics,
        CompilerDiagnostics compilerDiagnostics,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<(Project, Diagnostic)>();
        foreach (var project in solution.Projects)
        {
            var (compilation, generatorDiagnostics) = await GetProjectCompilationAsync(project, verifier, cancellationToken).ConfigureAwait(false);
            var reported = await GetDiagnosticsAsync(compilation, analyzers, GetAnalyzerOptions(project), cancellationToken).ConfigureAwait(false);
            diagnostics.AddRange(generatorDiagnostics
                .Concat(reported.Where(diagnostic => !IsCompilerDiagnostic(diagnostic) || IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)))
                .Select(diagnostic => (project, diagnostic)));
        }

        diagnostics.AddRange(additionalDiagnostics);
        return SortDistinctDiagnostics(FilterDiagnostics(diagnostics.ToImmutable()));
    }

    /// <summary>Where the analyzers report otherwise than in the file that they look at, so that no editor could offer a fix while typing.</summary>
    private protected async Task<ImmutableHashSet<Location>> GetNonLocalLocationsAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (analyzers.IsEmpty)
            return [];

        var (compilation, _) = await GetProjectCompilationAsync(project, verifier, cancellationToken).ConfigureAwait(false);
        var result = await CreateCompilationWithAnalyzers(compilation, analyzers, GetAnalyzerOptions(project), cancellationToken).GetAnalysisResultAsync(cancellationToken).ConfigureAwait(false);
        return [.. result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics).Select(diagnostic => diagnostic.Location)];
    }

    /// <summary>The compilation of a project after its generators ran, and what they reported.</summary>
    protected virtual async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var (generated, diagnostics) = await ApplySourceGeneratorsAsync(project, verifier, cancellationToken).ConfigureAwait(false);
        return ((await generated.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!, diagnostics);
    }

    /// <summary>Whether a diagnostic of the compiler counts at that level.</summary>
    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => compilerDiagnostics switch
        {
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            CompilerDiagnostics.All => true,
            _ => false,
        };

    /// <summary>The options the analyzers and generators of a project see.</summary>
    protected virtual AnalyzerOptions GetAnalyzerOptions(Project project) => project.AnalyzerOptions;

    /// <summary>Combines a compilation with analyzers: reporting what is suppressed too, and not concurrent, as tests run side by side already.</summary>
    protected virtual CompilationWithAnalyzers CreateCompilationWithAnalyzers(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
        => new(compilation, analyzers, new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true));

    /// <summary>Leaves out what the source suppresses; what a <see cref="DiagnosticSuppressor"/> suppresses stays.</summary>
    protected virtual ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
        => [.. diagnostics.Where(entry => !entry.diagnostic.IsSuppressed || entry.diagnostic.IsSuppressedBySuppressor())];

    /// <summary>Sorts by path, span, id and arguments; duplicates stay.</summary>
    protected virtual ImmutableArray<(Project project, Diagnostic diagnostic)> SortDistinctDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
        => [.. diagnostics
            .OrderBy(entry => entry.diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.diagnostic.Location.SourceSpan.Start)
            .ThenBy(entry => entry.diagnostic.Location.SourceSpan.End)
            .ThenBy(entry => entry.diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.diagnostic.GetArguments(), MessageArgumentsComparer.Instance)];

    private static bool IsCompilerDiagnostic(Diagnostic diagnostic)
        => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    /// <summary>Compiler and analyzers in one pass, so that the code is bound once.</summary>
    private async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
        => await CreateCompilationWithAnalyzers(compilation, analyzers.IsEmpty ? [new EmptyDiagnosticAnalyzer()] : analyzers, options, cancellationToken)
            .GetAllDiagnosticsAsync(cancellationToken)
            .ConfigureAwait(false);

    private protected async Task<(Project Project, ImmutableArray<Diagnostic> Diagnostics)> ApplySourceGeneratorsAsync(Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var generators = GetSourceGenerators().Select(type => CreateGenerator(type, verifier)).ToList();
        if (generators.Count == 0)
            return (project, []);

        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var options = GetAnalyzerOptions(project);
        var result = CSharpGeneratorDriver
            .Create(generators, options.AdditionalFiles, RequireCSharp(project), options.AnalyzerConfigOptionsProvider)
            .RunGenerators(compilation!, cancellationToken)
            .GetRunResult();

        var documents = result.GeneratedTrees.Select(tree => CreateDocument(project.Id, tree)).ToImmutableArray();
        return (Require(project.Solution.AddDocuments(documents).GetProject(project.Id), project.Name), result.Diagnostics);
    }

    private static CSharpParseOptions RequireCSharp(Project project)
        => project.ParseOptions as CSharpParseOptions
            ?? throw new NotSupportedException($"Source generators run in projects of {LanguageNames.CSharp} only; '{project.Name}' is one of {project.Language}.");

    private static ISourceGenerator CreateGenerator(Type type, IVerifier verifier)
    {
        var generator = Activator.CreateInstance(type);
        verifier.True(generator is ISourceGenerator or IIncrementalGenerator, $"'{type.FullName}' must implement '{typeof(IIncrementalGenerator)}' or '{typeof(ISourceGenerator)}'");
        return generator as ISourceGenerator ?? ((IIncrementalGenerator)generator).AsSourceGenerator();
    }

    private static DocumentInfo CreateDocument(ProjectId projectId, SyntaxTree tree)
    {
        var (name, folders) = DocumentPath.GetGeneratedNameAndFolders(tree.FilePath);
        return DocumentInfo.Create(
            DocumentId.CreateNewId(projectId, debugName: tree.FilePath),
            name,
            folders,
            loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Create(), tree.FilePath)),
            filePath: tree.FilePath);
    }
}
