using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The reference assemblies of a test's projects. Nothing is downloaded here: <c>new ReferenceAssemblies("net10.0")</c>
/// resolves to no assemblies, which a test then adds itself, and whatever would need a package is refused when it is resolved.
/// </summary>
public sealed class ReferenceAssemblies : IEquatable<ReferenceAssemblies?>
{
    /// <summary>The assemblies of a target framework, from no package.</summary>
    public ReferenceAssemblies(string targetFramework)
        => TargetFramework = targetFramework ?? throw new ArgumentNullException(nameof(targetFramework));

    /// <summary>The assemblies of a target framework, from a folder of a package.</summary>
    public ReferenceAssemblies(string targetFramework, PackageIdentity? referenceAssemblyPackage, string referenceAssemblyPath)
        : this(targetFramework)
    {
        ReferenceAssemblyPackage = referenceAssemblyPackage ?? throw new ArgumentNullException(nameof(referenceAssemblyPackage));
        ReferenceAssemblyPath = referenceAssemblyPath;
    }

    private ReferenceAssemblies(ReferenceAssemblies source)
    {
        TargetFramework = source.TargetFramework;
        ReferenceAssemblyPackage = source.ReferenceAssemblyPackage;
        ReferenceAssemblyPath = source.ReferenceAssemblyPath;
        AssemblyIdentityComparer = source.AssemblyIdentityComparer;
        Assemblies = source.Assemblies;
        FacadeAssemblies = source.FacadeAssemblies;
        LanguageSpecificAssemblies = source.LanguageSpecificAssemblies;
        Packages = source.Packages;
        NuGetConfigFilePath = source.NuGetConfigFilePath;
    }

    /// <summary>What a test uses that does not say otherwise: .NET 8, from its package.</summary>
    public static ReferenceAssemblies Default { get; }
        = new("net8.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "8.0.0"), Path.Combine("ref", "net8.0"));

    /// <summary>The target framework.</summary>
    public string TargetFramework { get; }

    /// <summary>The package with the reference assemblies.</summary>
    public PackageIdentity? ReferenceAssemblyPackage { get; }

    /// <summary>The folder in the package.</summary>
    public string? ReferenceAssemblyPath { get; }

    /// <summary>How references to different versions of an assembly are unified.</summary>
    public AssemblyIdentityComparer AssemblyIdentityComparer { get; private init; } = AssemblyIdentityComparer.Default;

    /// <summary>Assemblies by name, for all languages.</summary>
    public ImmutableArray<string> Assemblies { get; private init; } = [];

    /// <summary>Facade assemblies by name.</summary>
    public ImmutableArray<string> FacadeAssemblies { get; private init; } = [];

    /// <summary>Assemblies by name, by language.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> LanguageSpecificAssemblies { get; private init; }
        = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Further packages.</summary>
    public ImmutableArray<PackageIdentity> Packages { get; private init; } = [];

    /// <summary>The NuGet configuration to use.</summary>
    public string? NuGetConfigFilePath { get; private init; }

    private bool NeedsNothing
        => ReferenceAssemblyPackage is null
            && Packages.IsEmpty
            && Assemblies.IsEmpty
            && FacadeAssemblies.IsEmpty
            && LanguageSpecificAssemblies.IsEmpty;

    /// <summary>The references for a project of <paramref name="language"/>.</summary>
    /// <exception cref="NotSupportedException">A package would have to be downloaded.</exception>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
        => NeedsNothing
            ? Task.FromResult(ImmutableArray<MetadataReference>.Empty)
            : throw new NotSupportedException(
                $"The reference assemblies of '{TargetFramework}' would come from a package, and this library downloads none. " +
                $"Set {nameof(ReferenceAssemblies)} to 'new(\"net10.0\")' and add the assemblies of the SDK by AdditionalReferences or SolutionTransforms.");

    /// <summary>With another way of unifying versions.</summary>
    public ReferenceAssemblies WithAssemblyIdentityComparer(AssemblyIdentityComparer assemblyIdentityComparer)
        => new(this) { AssemblyIdentityComparer = assemblyIdentityComparer };

    /// <summary>With these assemblies for all languages.</summary>
    public ReferenceAssemblies WithAssemblies(ImmutableArray<string> assemblies) => new(this) { Assemblies = assemblies };

    /// <summary>With these assemblies in addition.</summary>
    public ReferenceAssemblies AddAssemblies(ImmutableArray<string> assemblies) => WithAssemblies(Assemblies.AddRange(assemblies));

    /// <summary>With these facade assemblies.</summary>
    public ReferenceAssemblies WithFacadeAssemblies(ImmutableArray<string> facadeAssemblies) => new(this) { FacadeAssemblies = facadeAssemblies };

    /// <summary>With these facade assemblies in addition.</summary>
    public ReferenceAssemblies AddFacadeAssemblies(ImmutableArray<string> facadeAssemblies)
        => WithFacadeAssemblies(FacadeAssemblies.AddRange(facadeAssemblies));

    /// <summary>With these assemblies by language.</summary>
    public ReferenceAssemblies WithLanguageSpecificAssemblies(ImmutableDictionary<string, ImmutableArray<string>> languageSpecificAssemblies)
        => new(this) { LanguageSpecificAssemblies = languageSpecificAssemblies };

    /// <summary>With these assemblies for one language.</summary>
    public ReferenceAssemblies WithLanguageSpecificAssemblies(string language, ImmutableArray<string> assemblies)
        => WithLanguageSpecificAssemblies(LanguageSpecificAssemblies.SetItem(language, assemblies));

    /// <summary>With these assemblies for one language in addition.</summary>
    public ReferenceAssemblies AddLanguageSpecificAssemblies(string language, ImmutableArray<string> assemblies)
        => WithLanguageSpecificAssemblies(language, LanguageSpecificAssemblies.GetValueOrDefault(language, []).AddRange(assemblies));

    /// <summary>With these further packages.</summary>
    public ReferenceAssemblies WithPackages(ImmutableArray<PackageIdentity> packages) => new(this) { Packages = packages };

    /// <summary>With these further packages in addition.</summary>
    public ReferenceAssemblies AddPackages(ImmutableArray<PackageIdentity> packages) => WithPackages(Packages.AddRange(packages));

    /// <summary>With this NuGet configuration.</summary>
    public ReferenceAssemblies WithNuGetConfigFilePath(string nugetConfigFilePath) => new(this) { NuGetConfigFilePath = nugetConfigFilePath };

    /// <inheritdoc />
    public bool Equals(ReferenceAssemblies? other)
        => other is not null
            && TargetFramework == other.TargetFramework
            && Equals(ReferenceAssemblyPackage, other.ReferenceAssemblyPackage)
            && ReferenceAssemblyPath == other.ReferenceAssemblyPath
            && AssemblyIdentityComparer == other.AssemblyIdentityComparer
            && NuGetConfigFilePath == other.NuGetConfigFilePath
            && Assemblies.SequenceEqual(other.Assemblies)
            && FacadeAssemblies.SequenceEqual(other.FacadeAssemblies)
            && Packages.SequenceEqual(other.Packages)
            && LanguageSpecificAssemblies.Count == other.LanguageSpecificAssemblies.Count
            && LanguageSpecificAssemblies.All(entry => other.LanguageSpecificAssemblies.TryGetValue(entry.Key, out var assemblies) && entry.Value.SequenceEqual(assemblies));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ReferenceAssemblies);

    /// <inheritdoc />
    public override int GetHashCode()
        => HashCode.Combine(TargetFramework, ReferenceAssemblyPackage, ReferenceAssemblyPath, NuGetConfigFilePath, Assemblies.Length, FacadeAssemblies.Length, Packages.Length);
}
