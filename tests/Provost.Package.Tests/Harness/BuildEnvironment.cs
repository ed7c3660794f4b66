using System.Reflection;

namespace Provost.Package.Tests;

/// <summary>What the build of this assembly knew and the tests need: where the repository is and how it was built.</summary>
internal static class BuildEnvironment
{
    public static string RepositoryRoot { get; } = Metadata(nameof(RepositoryRoot));

    public static string Configuration { get; } = Metadata(nameof(Configuration));

    /// <summary>The packages folder that the build restored into; it has all that Provost depends on.</summary>
    public static string NuGetPackageRoot { get; } = Metadata(nameof(NuGetPackageRoot));

    private static string Metadata(string key) =>
        typeof(BuildEnvironment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
