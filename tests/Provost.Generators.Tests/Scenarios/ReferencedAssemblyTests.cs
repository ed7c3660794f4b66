using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Generators.Parsing;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>Flows, tasks and policies of another assembly, referenced as a file, as a build does, or as a compilation, as an editor does.</summary>
public sealed class ReferencedAssemblyTests
{
    private const string Library = """
        public class ApiTaskAttribute : TaskAttribute { public ApiTaskAttribute() => Retries = 3; }
        public partial class Shared
        {
            [Task] public static int Twice(int a) => a * 2;
            [Flow] public async Task<int> RunAsync(int a) { await Task.Yield(); return Twice(a) + Hidden(); }
            [Task] private static int Hidden() => 0;
            [Task] protected int Guarded(int a) => a;
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_into_another_assembly_are_redirected(bool asCompilation)
    {
        var library = CreateLibrary();
        var project = Recording.Project("", "return Shared.Twice(1) + await new Shared().RunAsync(2);", references: Reference(library, asCompilation));
        Assert.Equal("6 <- task Shared.Twice, flow Shared.RunAsync, task Shared.Twice, task Shared.Hidden", await project.RunAsync(library.Image()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_policy_of_another_assembly_makes_a_task(bool asCompilation)
    {
        var library = CreateLibrary();
        var project = Recording.Project("public static partial class Etl { [ApiTask] public static int Get(int a) => a; }", "return Etl.Get(1);", references: Reference(library, asCompilation));
        Assert.Equal("1 <- task Etl.Get", await project.RunAsync(library.Image()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_protected_task_of_another_assembly_stays_a_plain_call(bool asCompilation)
    {
        var library = CreateLibrary();
        var project = Recording.Project("public class Etl : Shared { public int Open() => Guarded(1); }", "return new Etl().Open();", references: Reference(library, asCompilation));
        Assert.Equal("1 <- ", await project.RunAsync(library.Image()));
    }

    [Fact]
    public void A_protected_task_of_another_assembly_is_known_to_be_out_of_reach()
    {
        var library = CreateLibrary();
        var project = GeneratedProject.Create(
            [new Source("Test.cs", "public class Etl : Shared { public int Open() => Guarded(1) + Twice(1); }")], references: [Reference(library, asCompilation: false)]);
        var tree = project.Compilation.SyntaxTrees.Single(static tree => tree.FilePath == "Test.cs");
        var model = project.Compilation.GetSemanticModel(tree);
        var calls = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => (IInvocationOperation)model.GetOperation(call)!);
        Assert.Equal(
            [InterceptionObstacle.InaccessibleProxy, InterceptionObstacle.None],
            calls.Select(static call => InterceptionFilter.Examine(call, CancellationToken.None)));
    }

    private static GeneratedProject CreateLibrary() => GeneratedProject.Create([new Source("Library.cs", Library)], name: "Library");

    private static MetadataReference Reference(GeneratedProject library, bool asCompilation) =>
        asCompilation ? library.Compilation.ToMetadataReference() : MetadataReference.CreateFromImage(library.Image());
}
