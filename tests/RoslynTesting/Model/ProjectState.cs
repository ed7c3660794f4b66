using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The content of a project.</summary>
public class ProjectState
{
    /// <summary>Creates an empty project.</summary>
    /// <param name="name">The name of the project and of its assembly.</param>
    /// <param name="language">The language.</param>
    /// <param name="defaultPrefix">What the names of its files start with.</param>
    /// <param name="defaultExtension">What the names of its files end with, without a period.</param>
    public ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
    {
        Name = name;
        Language = language;
        DefaultPrefix = defaultPrefix;
        DefaultExtension = defaultExtension;
        Sources = new SourceFileList(defaultPrefix, defaultExtension);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name of the assembly.</summary>
    public string AssemblyName => Name;

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The reference assemblies; <see langword="null"/> for those of the test.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>What is built; <see langword="null"/> for a library.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>How documentation comments are read; <see langword="null"/> for <see cref="Microsoft.CodeAnalysis.DocumentationMode.Diagnose"/>.</summary>
    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>The source files.</summary>
    public SourceFileList Sources { get; }

    /// <summary>The files that generators are expected to add.</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    /// <summary>The additional files.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>The analyzer configuration files.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>Sources of further additional files.</summary>
    public List<Func<IEnumerable<(string filename, SourceText content)>>> AdditionalFilesFactories { get; } = [];

    /// <summary>The names of the projects it references.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    /// <summary>The references beyond the reference assemblies.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    internal string DefaultPrefix { get; }

    internal string DefaultExtension { get; }

    /// <summary>All additional files, those of the factories included.</summary>
    internal IEnumerable<(string filename, SourceText content)> AllAdditionalFiles
        => AdditionalFiles.Concat(AdditionalFilesFactories.SelectMany(factory => factory()));
}
