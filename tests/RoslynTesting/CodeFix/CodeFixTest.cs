using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of code fixes: a solution, the diagnostics expected in it, and what the fixes make of it one by one and all at once.</summary>
/// <typeparam name="TVerifier">How failures are reported.</typeparam>
public abstract partial class CodeFixTest<TVerifier> : CodeActionTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Creates a test with an empty solution.</summary>
    protected CodeFixTest()
    {
        FixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
        BatchFixedState = new SolutionState(DefaultTestProjectName, Language, DefaultFilePathPrefix, DefaultFileExt);
    }

    /// <summary>Adds a source file to <see cref="FixedState"/>.</summary>
    public string FixedCode
    {
        set
        {
            if (value is not null)
                FixedState.Sources.Add(value);
        }
    }

    /// <summary>The solution after the fixes were applied one by one; it takes over from <see cref="AnalyzerTest{TVerifier}.TestState"/>.</summary>
    public SolutionState FixedState { get; }

    /// <summary>Adds a source file to <see cref="BatchFixedState"/>.</summary>
    public string BatchFixedCode
    {
        set
        {
            if (value is not null)
                BatchFixedState.Sources.Add(value);
        }
    }

    /// <summary>The solution after all occurrences were fixed at once; it takes over from <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; }

    /// <summary>How often a fix is applied one by one: exactly, or at most if negative; <see langword="null"/> for at most once for each expected diagnostic.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How often all occurrences are fixed at once: exactly, or at most if negative; <see langword="null"/> for what each scope needs.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>The same in a document; <see langword="null"/> for <see cref="NumberOfFixAllIterations"/> or at most once for each document.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>The same in a project; <see langword="null"/> for <see cref="NumberOfFixAllIterations"/> or at most once for each project.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>Checks to leave out or to narrow.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The former name of <see cref="CodeActionTest{TVerifier}.CodeActionIndex"/>.</summary>
    [Obsolete($"Use {nameof(CodeActionIndex)} instead.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int? CodeFixIndex
    {
        get => CodeActionIndex;
        set => CodeActionIndex = value;
    }

    /// <summary>The former name of <see cref="CodeActionTest{TVerifier}.CodeActionEquivalenceKey"/>.</summary>
    [Obsolete($"Use {nameof(CodeActionEquivalenceKey)} instead.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? CodeFixEquivalenceKey
    {
        get => CodeActionEquivalenceKey;
        set => CodeActionEquivalenceKey = value;
    }

    /// <summary>The former name of <see cref="CodeActionTest{TVerifier}.CodeActionValidationMode"/>.</summary>
    [Obsolete($"Use {nameof(CodeActionValidationMode)} instead.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CodeFixValidationMode CodeFixValidationMode
    {
        get => (CodeFixValidationMode)CodeActionValidationMode;
        set => CodeActionValidationMode = (CodeActionValidationMode)value;
    }

    /// <summary>The providers of the fixes, as new instances.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <summary>Creates what a provider sees of a diagnostic.</summary>
    protected virtual CodeFixContext CreateCodeFixContext(Document document, TextSpan span, ImmutableArray<Diagnostic> diagnostics, Action<CodeAction, ImmutableArray<Diagnostic>> registerCodeFix, CancellationToken cancellationToken)
        => new(document, span, diagnostics, registerCodeFix, cancellationToken);

    /// <summary>Creates what a provider that fixes all occurrences sees.</summary>
    protected virtual FixAllContext CreateFixAllContext(
        Document? document,
        TextSpan? diagnosticSpan,
        Project project,
        CodeFixProvider codeFixProvider,
        FixAllScope scope,
        string? codeActionEquivalenceKey,
        IEnumerable<string> diagnosticIds,
        DiagnosticSeverity minimumSeverity,
        FixAllContext.DiagnosticProvider fixAllDiagnosticProvider,
        CancellationToken cancellationToken)
        => document is null
            ? new FixAllContext(project, codeFixProvider, scope, codeActionEquivalenceKey, diagnosticIds, fixAllDiagnosticProvider, cancellationToken)
            : new FixAllContext(document, diagnosticSpan, codeFixProvider, scope, codeActionEquivalenceKey, diagnosticIds, fixAllDiagnosticProvider, cancellationToken);

    /// <summary>The diagnostic that <see cref="CodeFixTestBehaviors.FixOne"/> fixes: the first, unless overridden; <see langword="null"/> for none.</summary>
    protected virtual Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) => fixableDiagnostics.FirstOrDefault();

    /// <inheritdoc />
    /// <remarks>What a fix handles always counts.</remarks>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)
            || GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds).Contains(diagnostic.Id, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);

        var fixable = GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds).ToImmutableArray();
        var rawTestState = TestState.WithInheritedValuesApplied(baseState: null, fixable);
        var rawFixedState = FixedState.WithInheritedValuesApplied(rawTestState, fixable);
        var rawBatchFixedState = BatchFixedState.WithInheritedValuesApplied(rawFixedState, fixable);
        var testState = ProcessMarkup(rawTestState, fixable);
        var fixedState = ProcessMarkup(rawFixedState, fixable);
        var batchFixedState = ProcessMarkup(rawBatchFixedState, fixable);

        await VerifySourceGeneratorAsync(testState, Verify.PushContext("Generated sources of test state"), cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(testState, Verify.PushContext("Diagnostics of test state"), cancellationToken).ConfigureAwait(false);
        if (!CodeActionExpected(FixedState) && !CodeActionExpected(BatchFixedState))
            return;

        await VerifyFixAsync(testState, fixedState, batchFixedState, Verify, cancellationToken).ConfigureAwait(false);
        await VerifyDiagnosticsAsync(fixedState, Verify.PushContext("Diagnostics of fixed state"), cancellationToken).ConfigureAwait(false);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck) && CodeActionExpected(BatchFixedState))
            await VerifyDiagnosticsAsync(batchFixedState, Verify.PushContext("Diagnostics of batch fixed state"), cancellationToken).ConfigureAwait(false);
    }
}
