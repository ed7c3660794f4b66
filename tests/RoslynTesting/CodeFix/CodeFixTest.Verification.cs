using System.Diagnostics;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Microsoft.CodeAnalysis.Testing;

// The application of fixes one by one and in each scope, and the comparison of what they made with the expected states.
public abstract partial class CodeFixTest<TVerifier>
{
    /// <summary>Applies the fixes one by one and, where a provider can, to all occurrences in document, project and solution; compares the results.</summary>
    protected async Task VerifyFixAsync(SolutionState testState, SolutionState fixedState, SolutionState batchFixedState, IVerifier verifier, CancellationToken cancellationToken)
    {
        var checks = CreateChecks(testState, fixedState, batchFixedState).ToList();
        var running = new List<Task>();
        foreach (var (context, expected, iterations, scope) in checks)
        {
            running.Add(Task.Run(() => VerifyFixAsync(testState, expected, iterations, scope, verifier.PushContext(context), cancellationToken), cancellationToken));
            if (Debugger.IsAttached)
                await running[^1].ConfigureAwait(false);
        }

        await RunToEndAsync(running).ConfigureAwait(false);
    }

    /// <summary>Awaits all tasks, so that none outlives the workspaces, and throws what the first one that failed threw.</summary>
    private static async Task RunToEndAsync(List<Task> tasks)
    {
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var task in tasks)
            await task.ConfigureAwait(false);
    }

    private IEnumerable<(string Context, SolutionState Expected, int Iterations, FixAllScope? Scope)> CreateChecks(SolutionState testState, SolutionState fixedState, SolutionState batchFixedState)
    {
        yield return ("Iterative code fix application", fixedState, GetIncrementalIterations(testState, fixedState), null);
        if (GetCodeFixProviders().All(provider => provider.GetFixAllProvider() is null))
            yield break;

        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInDocumentCheck))
            yield return ("Fix all in document", batchFixedState, GetFixAllInDocumentIterations(testState, batchFixedState), FixAllScope.Document);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInProjectCheck))
            yield return ("Fix all in project", batchFixedState, GetFixAllInProjectIterations(testState, batchFixedState), FixAllScope.Project);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInSolutionCheck))
            yield return ("Fix all in solution", batchFixedState, GetFixAllInSolutionIterations(testState, batchFixedState), FixAllScope.Solution);
    }

    private int GetIncrementalIterations(SolutionState testState, SolutionState fixedState)
        => NumberOfIncrementalIterations
            ?? (HasAnyChange(testState, fixedState, recursive: true) ? -GetFixable(testState).Count() : 0);

    private int GetFixAllInDocumentIterations(SolutionState testState, SolutionState batchFixedState)
        => NumberOfFixAllInDocumentIterations
            ?? NumberOfFixAllIterations
            ?? (HasAnyChange(testState, batchFixedState, recursive: false)
                ? -GetFixable(testState).Select(expected => expected.Spans.FirstOrDefault().Span.Path).Distinct().Count()
                : 0);

    private int GetFixAllInProjectIterations(SolutionState testState, SolutionState batchFixedState)
        => NumberOfFixAllInProjectIterations
            ?? NumberOfFixAllIterations
            ?? -((HasAnyChange(testState, batchFixedState, recursive: false) ? 1 : 0)
                + testState.AdditionalProjects.Count(entry =>
                    !batchFixedState.AdditionalProjects.TryGetValue(entry.Key, out var expected) || HasAnyChange(entry.Value, expected, recursive: true)));

    private int GetFixAllInSolutionIterations(SolutionState testState, SolutionState batchFixedState)
        => NumberOfFixAllIterations
            ?? (HasAnyChange(testState, batchFixedState, recursive: true)
                ? -testState.AdditionalProjects.Values.Select(project => project.Language).Append(testState.Language).Distinct().Count()
                : 0);

    private IEnumerable<DiagnosticResult> GetFixable(SolutionState state)
    {
        var ids = GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet();
        return state.ExpectedDiagnostics.Where(expected => ids.Contains(expected.Id));
    }

    private async Task VerifyFixAsync(SolutionState testState, SolutionState expectedState, int iterations, FixAllScope? scope, IVerifier verifier, CancellationToken cancellationToken)
    {
        var (primary, additional) = Evaluate(testState);
        var project = await CreateProjectAsync(primary, additional, cancellationToken).ConfigureAwait(false);
        var (fixedProject, failure) = await ApplyFixesAsync(project, iterations, scope, verifier, cancellationToken).ConfigureAwait(false);

        await VerifySourceGeneratorAsync(expectedState, verifier.PushContext("Generated sources of fixed state"), cancellationToken).ConfigureAwait(false);
        await VerifyProjectAsync(expectedState, fixedProject, verifier, cancellationToken).ConfigureAwait(false);
        foreach (var (name, state) in expectedState.AdditionalProjects)
            await VerifyProjectAsync(state, fixedProject.Solution.Projects.Single(candidate => candidate.Name == name), verifier, cancellationToken).ConfigureAwait(false);

        // A wrong text explains more than a wrong number of rounds or an odd tree.
        failure?.Throw();
    }

    private async Task VerifyProjectAsync(ProjectState expected, Project actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        var documents = new List<TextDocument>();
        foreach (var document in actual.Documents)
            documents.Add(await CleanUpAsync(document, cancellationToken).ConfigureAwait(false));

        await VerifyFilesAsync(nameof(SolutionState.Sources), expected.Sources, documents, expected.DefaultPrefix, verifier, cancellationToken).ConfigureAwait(false);
        await VerifyFilesAsync(nameof(SolutionState.AdditionalFiles), expected.AdditionalFiles, [.. actual.AdditionalDocuments], expected.DefaultPrefix, verifier, cancellationToken).ConfigureAwait(false);
        await VerifyFilesAsync(nameof(SolutionState.AnalyzerConfigFiles), expected.AnalyzerConfigFiles, [.. actual.AnalyzerConfigDocuments], expected.DefaultPrefix, verifier, cancellationToken).ConfigureAwait(false);
    }

    private async Task VerifyFilesAsync(string list, SourceFileCollection expected, IReadOnlyList<TextDocument> actual, string prefix, IVerifier verifier, CancellationToken cancellationToken)
    {
        verifier.Equal(expected.Count, actual.Count, $"Expected '{list}' to have '{expected.Count}' documents, but after the fix there were '{actual.Count}'");
        foreach (var (file, document) in expected.Zip(actual))
        {
            var (name, folders) = GetNameAndFoldersFromPath(prefix, file.filename);
            await DocumentComparison.CompareAsync(file, document, name, folders, verifier, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Does what an editor does after a code action: simplifies and formats what is annotated so.</summary>
    private static async Task<Document> CleanUpAsync(Document document, CancellationToken cancellationToken)
    {
        var simplified = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(simplified, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
