using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RoslynTesting.Tests;

/// <summary>The reference assemblies of the SDK the tests are built with.</summary>
internal static class SdkReferences
{
    private static readonly string[] s_names = ["System.Runtime", "System.Console", "System.Collections", "System.Linq"];

    public static ImmutableArray<MetadataReference> All { get; } = [.. s_names.Select(name => MetadataReference.CreateFromFile(Path.Combine(Folder, name + ".dll")))];

    private static string Folder => typeof(SdkReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ReferencePack").Value!;

    /// <summary>Gives all projects of a solution the assemblies.</summary>
    public static Solution AddTo(Solution solution, ProjectId primaryProject)
        => solution.ProjectIds.Aggregate(solution, (current, id) => current.AddMetadataReferences(id, All));
}
