using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Completes a state from the one it is based on.</summary>
internal static class StateInheritance
{
    /// <summary>A copy of <paramref name="state"/> in which nothing is left to inherit.</summary>
    public static SolutionState Apply(SolutionState state, SolutionState? baseState, ImmutableArray<string> fixableDiagnostics)
    {
        var (inheritance, markup) = Decide(state, baseState);
        var from = inheritance == StateInheritanceMode.Explicit ? null : baseState;
        var result = new SolutionState(state.Name, state.Language, state.DefaultPrefix, state.DefaultExtension)
        {
            InheritanceMode = StateInheritanceMode.Explicit,
            MarkupHandling = markup,
            ReferenceAssemblies = state.ReferenceAssemblies ?? from?.ReferenceAssemblies,
            OutputKind = state.OutputKind ?? from?.OutputKind,
            DocumentationMode = state.DocumentationMode ?? from?.DocumentationMode,
        };

        result.Sources.AddRange(OwnOrInherited(state.Sources, from?.Sources));
        result.GeneratedSources.AddRange(OwnOrInherited(state.GeneratedSources, from?.GeneratedSources));
        result.AdditionalFiles.AddRange(OwnOrInherited(state.AdditionalFiles, from?.AdditionalFiles));
        result.AdditionalFiles.AddRange(state.AdditionalFilesFactories.SelectMany(factory => factory()));
        result.AnalyzerConfigFiles.AddRange(OwnOrInherited(state.AnalyzerConfigFiles, from?.AnalyzerConfigFiles));
        result.AdditionalProjectReferences.AddRange(OwnOrInherited(state.AdditionalProjectReferences, from?.AdditionalProjectReferences));
        result.AdditionalReferences.AddRange(OwnOrInherited(state.AdditionalReferences, from?.AdditionalReferences));
        result.ExpectedDiagnostics.AddRange(OwnOrInherited(state.ExpectedDiagnostics, from?.ExpectedDiagnostics.Where(IsInherited)));
        foreach (var (name, project) in OwnOrInherited(state.AdditionalProjects, from?.AdditionalProjects))
            result.AdditionalProjects.Add(name, project);

        return result;

        bool IsInherited(DiagnosticResult expected)
            => inheritance == StateInheritanceMode.AutoInheritAll || !fixableDiagnostics.Contains(expected.Id);
    }

    private static (StateInheritanceMode Inheritance, MarkupMode Markup) Decide(SolutionState state, SolutionState? baseState)
    {
        if (state is { InheritanceMode: { } inheritance, MarkupHandling: { } markup })
            return (inheritance, markup);
        if (baseState is null)
            return (state.InheritanceMode ?? StateInheritanceMode.Explicit, state.MarkupHandling ?? MarkupMode.Allow);
        if (HasContentOfItsOwn(state, baseState))
            return (state.InheritanceMode ?? StateInheritanceMode.AutoInherit, state.MarkupHandling ?? MarkupMode.IgnoreFixable);

        return (state.InheritanceMode ?? StateInheritanceMode.AutoInheritAll, state.MarkupHandling ?? baseState.MarkupHandling ?? MarkupMode.Allow);
    }

    /// <summary>Whether some file or reference differs from the base, markup included; additional projects do not count.</summary>
    private static bool HasContentOfItsOwn(SolutionState state, SolutionState baseState)
    {
        var inherits = state.InheritanceMode != StateInheritanceMode.Explicit;
        return FilesDiffer(state.Sources, baseState.Sources)
            || FilesDiffer(state.GeneratedSources, baseState.GeneratedSources)
            || FilesDiffer(state.AdditionalFiles, baseState.AdditionalFiles)
            || FilesDiffer(state.AnalyzerConfigFiles, baseState.AnalyzerConfigFiles)
            || (Counts(state.AdditionalReferences) && !state.AdditionalReferences.SequenceEqual(baseState.AdditionalReferences));

        bool Counts<T>(List<T> own) => !inherits || own.Count > 0;

        bool FilesDiffer(SourceFileCollection own, SourceFileCollection inherited)
            => Counts(own) && !own.SequenceEqual(inherited, SourceFileComparer.IgnoringChecksum);
    }

    private static IEnumerable<T> OwnOrInherited<T>(ICollection<T> own, IEnumerable<T>? inherited)
        => own.Count > 0 ? own : inherited ?? [];
}
