using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

public sealed class MemoryTests
{
    [Theory]
    [InlineData("Other.cs", "public class Other;", "public class Other { }")]
    [InlineData("Other.cs", "public class Other;", "public class Other { public int Get() => 1; }")]
    [InlineData("Etl.cs", "=> Get(3)", "=> Get(4)")]
    [InlineData("Etl.cs", "Get(int a)", "Get(int a, int b = 1)")]
    [InlineData("Policy.cs", "Call() => 1", "Call() => 2")]
    public void An_old_compilation_and_its_references_are_let_go(string file, string from, string to)
    {
        var (driver, old, reference) = RunTwice(file, from, to);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        Assert.False(reference.IsAlive);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old, WeakReference Reference) RunTwice(string file, string from, string to)
    {
        Source[] sources =
        [
            new("Etl.cs", "public partial class Etl { [Task] public int Get(int a) => a; [Flow] public async Task<int> RunAsync() => Get(1) + await GetTask.Submit(2); [Task(CachePolicy = CachePolicy.TaskSource)] public int Hashed() => Get(3); }"),
            new("Policy.cs", "public class ApiTaskAttribute : TaskAttribute; public static partial class Api { [ApiTask] public static int Call() => 1; }"),
            new("Other.cs", "public class Other;"),
        ];
        var library = Library("public class First;");
        var compilation = GeneratedProject.Compile(sources, GeneratedProject.ParseOptions).AddReferences(library.ToMetadataReference());
        var driver = CSharpGeneratorDriver.Create([new ProxyGenerator().AsSourceGenerator()], parseOptions: GeneratedProject.ParseOptions).RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        var edited = compilation
            .ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(from, to, StringComparison.Ordinal), GeneratedProject.ParseOptions, file))
            .ReplaceReference(compilation.ExternalReferences[^1], Library("public class Second;").ToMetadataReference());
        return (driver.RunGenerators(edited), new(compilation), new(library));
    }

    private static CSharpCompilation Library(string source) => GeneratedProject.Compile([new("Library.cs", source)], GeneratedProject.ParseOptions).WithAssemblyName("Library");
}
