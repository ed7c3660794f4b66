using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace Provost.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void The_package_has_exactly_these_files()
    {
        using var archive = package.Open();

        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Provost.Analyzers.dll",
                "analyzers/dotnet/cs/Provost.CodeFixes.dll",
                "analyzers/dotnet/cs/Provost.Generators.dll",
                "buildTransitive/Provost.DesignTime.globalconfig",
                "buildTransitive/Provost.props",
                "buildTransitive/Provost.targets",
                "buildTransitive/gates/advice.globalconfig",
                "buildTransitive/gates/off.globalconfig",
                "buildTransitive/gates/strict.globalconfig",
                "buildTransitive/gates/team.globalconfig",
                "icon.png",
                "lib/net10.0/Provost.dll",
                "lib/net10.0/Provost.xml",
                "tasks/netstandard2.0/Provost.Build.dll",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_depends_on_exactly_what_the_runtime_references()
    {
        var manifest = XDocument.Parse(await package.ReadAsync("Provost.nuspec"));

        var group = Assert.Single(Named(manifest, "group"));
        Assert.Equal("net10.0", (string?)group.Attribute("targetFramework"));
        Assert.Equal(RuntimeReferences(), Named(group, "dependency").Select(dependency => (string)dependency.Attribute("id")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_manifest_names_license_icon_and_readme()
    {
        var manifest = XDocument.Parse(await package.ReadAsync("Provost.nuspec"));

        Assert.Equal("Provost", Named(manifest, "id").Single().Value);
        Assert.Equal("MIT", Named(manifest, "license").Single().Value);
        Assert.Equal("icon.png", Named(manifest, "icon").Single().Value);
        Assert.Equal("README.md", Named(manifest, "readme").Single().Value);
    }

    [Fact]
    public void Its_assemblies_are_deterministic_and_carry_their_symbols()
    {
        using var archive = package.Open();
        var assemblies = archive.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, assemblies.Count);
        Assert.All(assemblies, assembly =>
        {
            using var image = new PEReader(Copy(assembly));
            var kinds = image.ReadDebugDirectory().Select(entry => entry.Type).ToList();
            Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
            Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
        });
    }

    [Fact]
    public void Its_analyzers_need_nothing_that_the_compiler_does_not_bring()
    {
        using var archive = package.Open();
        var analyzers = archive.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal) && entry.Length > 0).ToList();
        var shipped = analyzers.Select(entry => Path.GetFileNameWithoutExtension(entry.Name)).ToHashSet();

        Assert.All(analyzers, analyzer =>
            Assert.All(References(analyzer), reference => Assert.True(
                reference == "netstandard" || shipped.Contains(reference) || IsOfTheCompiler(reference),
                $"{analyzer.Name} references {reference}")));
    }

    [Fact]
    public void Its_tasks_need_nothing_that_MSBuild_does_not_bring()
    {
        using var archive = package.Open();

        var tasks = archive.GetEntry("tasks/netstandard2.0/Provost.Build.dll")!;

        Assert.All(References(tasks), reference => Assert.True(
            reference is "netstandard" || reference.StartsWith("Microsoft.Build.", StringComparison.Ordinal), $"{tasks.Name} references {reference}"));
    }

    [Fact]
    public async Task Packing_twice_gives_the_same_bytes()
    {
        var again = await package.PackAsync("again");

        Assert.Equal(Hash(package.PackageFile), Hash(again));
    }

    /// <summary>Not the parts that make any zip file a package.</summary>
    private static bool IsContent(string entry) =>
        entry is not ("Provost.nuspec" or "[Content_Types].xml" or "_rels/.rels")
        && !entry.StartsWith("package/services/", StringComparison.Ordinal);

    private static IEnumerable<XElement> Named(XContainer container, string name) =>
        container.Descendants().Where(element => element.Name.LocalName == name);

    private static IEnumerable<string> RuntimeReferences() =>
        XDocument.Load(Path.Combine(BuildEnvironment.RepositoryRoot, "src", "Provost", "Provost.csproj"))
            .Descendants("PackageReference")
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string)reference.Attribute("Include")!)
            .Order(StringComparer.Ordinal);

    private static List<string> References(ZipArchiveEntry assembly)
    {
        using var image = new PEReader(Copy(assembly));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static bool IsOfTheCompiler(string reference) =>
        reference.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || reference is "System.Collections.Immutable" or "System.Reflection.Metadata" or "System.Composition.AttributedModel"
            or "System.Buffers" or "System.Memory" or "System.Threading.Tasks.Extensions" or "System.Text.Encoding.CodePages" or "System.Runtime.CompilerServices.Unsafe";

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
