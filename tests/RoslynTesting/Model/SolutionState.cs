using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The content of a solution, before or after a fix: a primary project, further projects, and the expected diagnostics.</summary>
public class SolutionState : ProjectState
{
    /// <summary>Creates an empty solution.</summary>
    /// <param name="name">The name of the primary project and of its assembly.</param>
    /// <param name="language">The language of the primary project.</param>
    /// <param name="defaultPrefix">What the names of its files start with.</param>
    /// <param name="defaultExtension">What the names of its files end with, without a period.</param>
    public SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
        : base(name, language, defaultPrefix, defaultExtension)
        => AdditionalProjects = new ProjectCollection(language, defaultExtension);

    /// <summary>What is taken over from the state this one is based on; <see langword="null"/> to decide by its content.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What markup means; <see langword="null"/> to decide by the content.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>The projects beside the primary one.</summary>
    public ProjectCollection AdditionalProjects { get; }

    /// <summary>The expected diagnostics beyond those of markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>This state, completed from <paramref name="baseState"/>.</summary>
    /// <param name="baseState">The state it is based on, or <see langword="null"/> for none.</param>
    /// <param name="fixableDiagnostics">The ids a fix handles, whose expected diagnostics <see cref="StateInheritanceMode.AutoInherit"/> leaves behind.</param>
    public SolutionState WithInheritedValuesApplied(SolutionState? baseState, ImmutableArray<string> fixableDiagnostics)
        => StateInheritance.Apply(this, baseState, fixableDiagnostics);

    /// <summary>This state without its markup, whose meaning is added to <see cref="ExpectedDiagnostics"/>.</summary>
    /// <param name="markupOptions">How markup is read.</param>
    /// <param name="defaultDiagnostic">What markup without an id means.</param>
    /// <param name="supportedDiagnostics">The descriptors that ids in markup are looked up in.</param>
    /// <param name="fixableDiagnostics">The ids a fix handles, which <see cref="MarkupMode.IgnoreFixable"/> ignores.</param>
    /// <param name="defaultPath">The file of expected diagnostics that name none.</param>
    /// <exception cref="InvalidOperationException">Inheritance was not applied before, or the markup cannot be understood.</exception>
    public SolutionState WithProcessedMarkup(
        MarkupOptions markupOptions,
        DiagnosticDescriptor? defaultDiagnostic,
        ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
        ImmutableArray<string> fixableDiagnostics,
        string defaultPath)
        => new MarkupProcessor(this, markupOptions, defaultDiagnostic, supportedDiagnostics, fixableDiagnostics).Process(defaultPath);
}
