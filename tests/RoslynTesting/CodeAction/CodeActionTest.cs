using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of code actions: which of those offered is applied, and how.</summary>
/// <typeparam name="TVerifier">How failures are reported.</typeparam>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Which of the offered actions to apply; <see langword="null"/> for the first, or the one of <see cref="CodeActionEquivalenceKey"/>.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The equivalence key of the action to apply.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A further check of each action that is applied.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How closely the syntax tree of an action must match the parsed one.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    /// <summary>The enumeration of the language's syntax kinds.</summary>
    public abstract Type SyntaxKindType { get; }

    /// <summary>Whether the test says anything of that state.</summary>
    protected static bool CodeActionExpected(SolutionState state)
        => state.InheritanceMode is not null
            || state.MarkupHandling is not null
            || state.Sources.Count > 0
            || state.GeneratedSources.Count > 0
            || state.AdditionalFiles.Count > 0
            || state.AnalyzerConfigFiles.Count > 0
            || state.AdditionalFilesFactories.Count > 0;

    /// <summary>Whether a file differs between the states; in additional projects too if <paramref name="recursive"/>.</summary>
    protected static bool HasAnyChange(ProjectState oldState, ProjectState newState, bool recursive)
        => Differ(oldState.Sources, newState.Sources)
            || Differ(oldState.GeneratedSources, newState.GeneratedSources)
            || Differ(oldState.AdditionalFiles, newState.AdditionalFiles)
            || Differ(oldState.AnalyzerConfigFiles, newState.AnalyzerConfigFiles)
            || (recursive && oldState is SolutionState oldSolution && HasAnyChange(oldSolution.AdditionalProjects, ((SolutionState)newState).AdditionalProjects));

    /// <summary>The action to apply, by index, by equivalence key, or by both, which must then agree.</summary>
    /// <returns>The action, or <see langword="null"/> if it is not offered.</returns>
    protected static CodeAction? TryGetCodeActionToApply(int iteration, ImmutableArray<CodeAction> actions, int? codeActionIndex, string? codeActionEquivalenceKey, Action<CodeAction, IVerifier>? codeActionVerifier, IVerifier verifier)
    {
        var byKey = codeActionEquivalenceKey is null ? null : actions.FirstOrDefault(action => action.EquivalenceKey == codeActionEquivalenceKey);
        var action = (codeActionIndex, codeActionEquivalenceKey) switch
        {
            ({ }, { }) when byKey is null && iteration > 0 => null,
            ({ } index, { } key) => RequireAt(actions, index, key, verifier),
            (null, { }) => byKey,
            var (index, _) => actions.ElementAtOrDefault(index ?? 0),
        };

        if (action is not null)
            codeActionVerifier?.Invoke(action, verifier);

        return action;
    }

    /// <summary>Puts nested actions in the place of those that nest them.</summary>
    protected virtual ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
        => [.. actions.SelectMany(Flatten)];

    /// <summary>Applies an action and parses what it wrote.</summary>
    /// <returns>The changed project, and the failure if a syntax tree is not the one the parser makes.</returns>
    /// <exception cref="InvalidOperationException">The action does not have exactly one <see cref="ApplyChangesOperation"/>.</exception>
    protected async Task<(Project updatedProject, ExceptionDispatchInfo? validationError)> ApplyCodeActionAsync(Project project, CodeAction codeAction, IVerifier verifier, CancellationToken cancellationToken)
    {
        var operations = await codeAction.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var changed = solution.GetProject(project.Id)
            ?? throw new InvalidOperationException($"The changed solution does not contain project '{project.Name}'.");

        return changed == project
            ? (project, null)
            : await new DocumentReparser(SyntaxKindType, CodeActionValidationMode, verifier).ReparseAsync(changed, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<CodeAction> Flatten(CodeAction action)
        => action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Flatten);

    private static CodeAction RequireAt(ImmutableArray<CodeAction> actions, int index, string equivalenceKey, IVerifier verifier)
    {
        verifier.True(index < actions.Length, $"Expected to find a code action at index '{index}', but only '{actions.Length}' code actions were found.");
        verifier.Equal(equivalenceKey, actions[index].EquivalenceKey, "The code action equivalence key and index must be consistent when both are specified.");
        return actions[index];
    }

    private static bool HasAnyChange(ProjectCollection oldProjects, ProjectCollection newProjects)
        => oldProjects.Count != newProjects.Count
            || oldProjects.Any(entry => !newProjects.TryGetValue(entry.Key, out var newProject) || HasAnyChange(entry.Value, newProject, recursive: true));

    private static bool Differ(SourceFileCollection oldFiles, SourceFileCollection newFiles)
        => !oldFiles.SequenceEqual(newFiles, SourceFileComparer.Exact);
}
