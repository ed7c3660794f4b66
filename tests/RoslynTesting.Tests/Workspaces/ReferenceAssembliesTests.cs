using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests.Workspaces;

public class ReferenceAssembliesTests
{
    private static readonly PackageIdentity s_package = new("Package", "1.0.0");

    [Fact]
    public async Task A_framework_without_package_has_no_assemblies()
        => Assert.Empty(await new ReferenceAssemblies("net10.0").ResolveAsync(LanguageNames.CSharp, CancellationToken.None));

    [Fact]
    public void Changes_make_new_values()
    {
        var original = new ReferenceAssemblies("net10.0", s_package, "ref");
        var changed = original.AddPackages([s_package]).AddAssemblies(["A"]).AddAssemblies(["B"]);

        Assert.Empty(original.Packages);
        Assert.Equal([s_package], changed.Packages.ToArray());
        Assert.Equal(["A", "B"], changed.Assemblies.ToArray());
        Assert.Equal(("net10.0", s_package, "ref"), (changed.TargetFramework, changed.ReferenceAssemblyPackage, changed.ReferenceAssemblyPath));
    }

    [Fact]
    public void Equal_values_are_equal()
    {
        Assert.Equal(Create(), Create());
        Assert.Equal(Create().GetHashCode(), Create().GetHashCode());
        Assert.NotEqual(Create(), Create().AddAssemblies(["A"]));
        Assert.NotEqual(Create(), new ReferenceAssemblies("net10.0"));

        static ReferenceAssemblies Create() => new ReferenceAssemblies("net10.0", new PackageIdentity("Package", "1.0.0"), "ref").AddPackages([new PackageIdentity("Other", "1.0.0")]);
    }

    [Fact]
    public async Task A_project_may_have_its_own()
    {
        var comparer = DesktopAssemblyIdentityComparer.Default;
        Solution? captured = null;
        await new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                ReferenceAssemblies = new ReferenceAssemblies("net10.0").WithAssemblyIdentityComparer(comparer),
                AdditionalProjects = { ["Other"] = { Sources = { "class D { }" } } },
            },
            SolutionTransforms = { (solution, _) => captured = solution },
        }.RunAsync();

        Assert.Same(comparer, captured!.Projects.Single(project => project.Name == "TestProject").CompilationOptions!.AssemblyIdentityComparer);
        Assert.NotSame(comparer, captured.Projects.Single(project => project.Name == "Other").CompilationOptions!.AssemblyIdentityComparer);
    }
}
