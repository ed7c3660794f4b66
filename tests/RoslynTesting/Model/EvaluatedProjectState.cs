using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing.Model;

/// <summary>The content of a project with all defaults filled in.</summary>
public sealed class EvaluatedProjectState
{
    /// <summary>Fills in the defaults of <paramref name="state"/>.</summary>
    /// <param name="state">The project.</param>
    /// <param name="defaultReferenceAssemblies">The reference assemblies of a project that names none.</param>
    public EvaluatedProjectState(ProjectState state, ReferenceAssemblies defaultReferenceAssemblies)
    {
        Name = state.Name;
        AssemblyName = state.AssemblyName;
        Language = state.Language;
        DefaultPrefix = state.DefaultPrefix;
        ReferenceAssemblies = state.ReferenceAssemblies ?? defaultReferenceAssemblies;
        OutputKind = state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary;
        DocumentationMode = state.DocumentationMode ?? DocumentationMode.Diagnose;
        Sources = [.. state.Sources];
        GeneratedSources = [.. state.GeneratedSources];
        AdditionalFiles = [.. state.AdditionalFiles];
        AnalyzerConfigFiles = [.. state.AnalyzerConfigFiles];
        AdditionalProjectReferences = [.. state.AdditionalProjectReferences];
        AdditionalReferences = [.. state.AdditionalReferences];
        AdditionalDiagnostics = [];
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name of the assembly.</summary>
    public string AssemblyName { get; }

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The reference assemblies.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; }

    /// <summary>What is built.</summary>
    public OutputKind OutputKind { get; }

    /// <summary>How documentation comments are read.</summary>
    public DocumentationMode DocumentationMode { get; }

    /// <summary>The source files.</summary>
    public ImmutableArray<(string filename, SourceText content)> Sources { get; private set; }

    /// <summary>The files that generators are expected to add.</summary>
    public ImmutableArray<(string filename, SourceText content)> GeneratedSources { get; }

    /// <summary>The additional files.</summary>
    public ImmutableArray<(string filename, SourceText content)> AdditionalFiles { get; }

    /// <summary>The analyzer configuration files.</summary>
    public ImmutableArray<(string filename, SourceText content)> AnalyzerConfigFiles { get; }

    /// <summary>The names of the projects it references.</summary>
    public ImmutableArray<string> AdditionalProjectReferences { get; }

    /// <summary>The references beyond the reference assemblies.</summary>
    public ImmutableArray<MetadataReference> AdditionalReferences { get; }

    /// <summary>Diagnostics that count as reported in the project.</summary>
    public ImmutableArray<Diagnostic> AdditionalDiagnostics { get; private set; }

    internal string DefaultPrefix { get; }

    /// <summary>With other source files.</summary>
    public EvaluatedProjectState WithSources(ImmutableArray<(string filename, SourceText content)> sources)
    {
        var copy = (EvaluatedProjectState)MemberwiseClone();
        copy.Sources = sources;
        return copy;
    }

    /// <summary>With other diagnostics that count as reported.</summary>
    public EvaluatedProjectState WithAdditionalDiagnostics(ImmutableArray<Diagnostic> additionalDiagnostics)
    {
        var copy = (EvaluatedProjectState)MemberwiseClone();
        copy.AdditionalDiagnostics = additionalDiagnostics;
        return copy;
    }
}
