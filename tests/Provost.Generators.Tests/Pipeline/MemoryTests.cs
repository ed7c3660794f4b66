using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

public sealed class MemoryTests
{
    [Fact]
    public void An_old_compilation_is_let_go()
    {
        var (driver, old) = RunTwice();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunTwice()
    {
        Source[] sources =
        [
            new("Etl.cs", "public partial class Etl { [Task] public int Get(int a) => a; [Flow] public async Task<int> RunAsync() => Get(1) + await GetTask.Submit(2); [Task(CachePolicy = CachePolicy.TaskSource)] public int Hashed() => Get(3); }"),
            new("Policy.cs", "public class ApiTaskAttribute : TaskAttribute; public static partial class Api { [ApiTask] public static int Call() => 1; }"),
            new("Other.cs", "public class Other;"),
        ];
        var compilation = GeneratedProject.Compile(sources, GeneratedProject.ParseOptions);
        var driver = CSharpGeneratorDriver.Create([new ProxyGenerator().AsSourceGenerator()], parseOptions: GeneratedProject.ParseOptions).RunGenerators(compilation);
        var old = new WeakReference(compilation);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(static tree => tree.FilePath == "Other.cs"), CSharpSyntaxTree.ParseText("public class Other { }", GeneratedProject.ParseOptions, "Other.cs"));
        return (driver.RunGenerators(edited), old);
    }
}
