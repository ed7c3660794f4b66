using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of analyzers: a solution and the diagnostics expected in it.</summary>
/// <typeparam name="TVerifier">How failures are reported.</typeparam>
public abstract partial class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Creates a test with an empty solution.</summary>
    protected AnalyzerTest()
        => TestState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);

    /// <summary>The language of the primary project.</summary>
    public abstract string Language { get; }

    /// <summary>Adds a source file to <see cref="TestState"/>.</summary>
    public string TestCode
    {
        set
        {
            if (value is not null)
                TestState.Sources.Add(value);
        }
    }

    /// <summary>The solution the analyzers run over.</summary>
    public SolutionState TestState { get; }

    /// <summary>The expected diagnostics of <see cref="TestState"/>.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Which diagnostics of the compiler must be expected too.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>Checks to leave out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>Ids that are suppressed in the primary project.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>The reference assemblies of the projects that name none themselves.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>A further check of each diagnostic that matched an expected one.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>Changes to the options of the workspace.</summary>
    public List<Func<OptionSet, OptionSet>> OptionsTransforms { get; } = [];

    /// <summary>Changes to each solution that is created, given with the id of its primary project.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>The files that <c>&lt;include&gt;</c> in documentation comments may name, by path.</summary>
    public Dictionary<string, string> XmlReferences { get; } = [];

    /// <summary>The verifier that has no context.</summary>
    protected static TVerifier Verify { get; } = new();

    /// <summary>What the names of the primary project's files start with.</summary>
    protected virtual string DefaultFilePathPrefix => "/0/Test";

    /// <summary>The name of the primary project and of its assembly.</summary>
    protected virtual string DefaultTestProjectName => "TestProject";

    /// <summary>The first source file of the primary project, which expected diagnostics without a file are meant for.</summary>
    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    /// <summary>The extension of source files, without a period.</summary>
    protected abstract string DefaultFileExt { get; }

    /// <summary>How long to look for the best explanation of a mismatch. The matching used here is polynomial and needs no limit.</summary>
    protected TimeSpan MatchDiagnosticsTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Runs the test.</summary>
    /// <exception cref="InvalidOperationException">With <see cref="DefaultVerifier"/>: the test failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await RunImplAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            while (_workspaces.TryTake(out var workspace))
                workspace.Dispose();
        }
    }

    /// <summary>Runs the test; workspaces are disposed afterwards.</summary>
    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        if (TestState.GeneratedSources.Count == 0)
            Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);

        var testState = ProcessMarkup(TestState.WithInheritedValuesApplied(baseState: null, fixableDiagnostics: []), fixableDiagnostics: []);
        await VerifySourceGeneratorAsync(testState, Verify, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(testState, Verify, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What markup without an id means: the only rule of the first analyzer, or with <see cref="MarkupOptions.UseFirstDescriptor"/> the first rule there is.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
        => MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor)
            ? analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).FirstOrDefault()
            : analyzers is [{ SupportedDiagnostics: [var single] }, ..] ? single : null;

    /// <summary>The analyzers, as new instances.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The types of the source generators that run in each project.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    /// <summary>The options the primary project starts from.</summary>
    protected abstract CompilationOptions CreateCompilationOptions();

    /// <summary>The parse options the primary project starts from.</summary>
    protected abstract ParseOptions CreateParseOptions();

    private protected SolutionState ProcessMarkup(SolutionState state, ImmutableArray<string> fixableDiagnostics)
    {
        var analyzers = GetDiagnosticAnalyzers().ToArray();
        return state.WithProcessedMarkup(
            MarkupOptions,
            GetDefaultDiagnostic(analyzers),
            [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)],
            fixableDiagnostics,
            DefaultFilePath);
    }

    private protected (EvaluatedProjectState Primary, ImmutableArray<EvaluatedProjectState> Additional) Evaluate(SolutionState state)
        => (new EvaluatedProjectState(state, ReferenceAssemblies),
            [.. state.AdditionalProjects.Values.Select(project => new EvaluatedProjectState(project, ReferenceAssemblies))]);
}
