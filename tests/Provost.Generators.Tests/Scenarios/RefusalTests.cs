using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Parsing;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>What cannot be a flow or a task gets no proxy and no interceptor, keeps compiling, and is refused for a reason.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(nameof(UnsupportedReason.FlowAndTask), "Get", "public static partial class Etl { [Task, Flow] public static int Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.AsyncVoid), "Get", "public static partial class Etl { [Task] public static async void Get() => await Task.Yield(); }")]
    [InlineData(nameof(UnsupportedReason.StaticAbstract), "Get", "public partial interface IEtl { [Task] static abstract int Get(); }")]
    [InlineData(nameof(UnsupportedReason.StaticAbstractMember), "Get", "public partial interface IEtl { [Task] int Get(); static abstract int Make(); }")]
    [InlineData(nameof(UnsupportedReason.StaticAbstractMember), "Get", "public partial interface IEtl<T> where T : IEtl<T> { [Task] int Get(); static abstract T operator +(T a, T b); }")]
    [InlineData(nameof(UnsupportedReason.StaticAbstractMember), "Get", "public interface IBase { static abstract int Make { get; } } public partial interface IEtl : IBase { [Task] int Get(); }")]
    [InlineData(nameof(UnsupportedReason.HiddenInterfaceMember), "Get", "public partial interface IEtl { [Task] int Get(); protected int Own(); }")]
    [InlineData(nameof(UnsupportedReason.HiddenInterfaceMember), "Get", "public partial interface IEtl { [Task] int Get(); int Own { get; protected set; } }")]
    [InlineData(nameof(UnsupportedReason.TypeParameterHidesOuter), "Get", "public interface IBase { void Put<T>(T item); } public partial interface IEtl<T> : IBase { [Task] int Get(); }")]
    [InlineData(nameof(UnsupportedReason.VariantInterface), "Get", "public partial interface IEtl<out T> { [Task] T Get(); }")]
    [InlineData(nameof(UnsupportedReason.VariantInterface), "Get", "public partial interface IEtl<in T> { [Task] static int Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get", "public partial interface IEtl { [Task] int Get(); } public sealed class EtlTaskProxy;")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get", "public partial interface IEtl { [Task] int Get(); } public partial interface Etl { [Task] int Get(); }")]
    [InlineData(nameof(UnsupportedReason.FileLocalType), "Get", "file partial interface IEtl { [Task] int Get(); }")]
    [InlineData(nameof(UnsupportedReason.ExplicitInterfaceImplementation), "Get", "public interface IEtl { int Get(); } public partial class Etl : IEtl { [Task] int IEtl.Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.RefLikeType), "a", "public static partial class Etl { [Task] public static int Get<T>(T a) where T : allows ref struct => 1; }")]
    [InlineData(nameof(UnsupportedReason.TypeParameterHidesOuter), "T", "#pragma warning disable CS0693\npublic static partial class Etl<T> { [Task] public static int Get<T>(T a) => 1; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Submit", "public static partial class Etl { [Task] public static int Get<Submit>(Submit a) => 1; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Current2", "public static partial class Etl { [Task] public static int Get<Current2>(Current2 a) => 1; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get,Get", "public static partial class Etl { [Task] public static int Get() => 1; [Task] public static int Get<T>(T a) => 1; }")]
    [InlineData(nameof(UnsupportedReason.OverloadOfOtherTypeParameters), "Get,Get", "public static partial class Etl { [Task] public static int Get<T>(T a) where T : class => 1; [Task] public static int Get<T>(List<T> a) => 1; }")]
    [InlineData(nameof(UnsupportedReason.OverloadOfOtherTypeParameters), "Get,Get", "public static partial class Etl { [Task] public static int Get<T>(T a) => 1; [Task] public static int Get<U>(List<U> a) => 1; }")]
    [InlineData(nameof(UnsupportedReason.ReturnsByReference), "Get", "public static partial class Etl { [Task] public static ref int Get(int[] a) => ref a[0]; }")]
    [InlineData(nameof(UnsupportedReason.AsyncEnumerator), "Get", "public static partial class Etl { [Task] public static async IAsyncEnumerator<int> Get() { await Task.Yield(); yield return 1; } }")]
    [InlineData(nameof(UnsupportedReason.CustomAwaitable), "Get", "public static partial class Etl { [Task] public static System.Runtime.CompilerServices.YieldAwaitable Get() => Task.Yield(); }")]
    [InlineData(nameof(UnsupportedReason.RefLikeType), "a", "public static partial class Etl { [Task] public static int Get(ReadOnlySpan<int> a) => a.Length; }")]
    [InlineData(nameof(UnsupportedReason.RefLikeType), "a", "public static partial class Etl { [Task] public static int Get(params ReadOnlySpan<int> a) => a.Length; }")]
    [InlineData(nameof(UnsupportedReason.RefLikeType), "Get", "public static partial class Etl { [Task] public static ReadOnlySpan<char> Get(string a) => a; }")]
    [InlineData(nameof(UnsupportedReason.Pointer), "a", "public static unsafe partial class Etl { [Task] public static int Get(int* a) => *a; }")]
    [InlineData(nameof(UnsupportedReason.Pointer), "a", "public static unsafe partial class Etl { [Task] public static int Get(delegate*<int> a) => a(); }")]
    [InlineData(nameof(UnsupportedReason.Pointer), "a", "public static unsafe partial class Etl { [Task] public static int Get(List<int*[]> a) => a.Count; }")]
    [InlineData(nameof(UnsupportedReason.Dynamic), "a", "public static partial class Etl { [Task] public static int Get(List<dynamic> a) => a.Count; }")]
    [InlineData(nameof(UnsupportedReason.ByReferenceParameter), "a", "public static partial class Etl { [Task] public static int Get(ref int a) => a; }")]
    [InlineData(nameof(UnsupportedReason.ByReferenceParameter), "a", "public static partial class Etl { [Task] public static void Get(out int a) => a = 1; }")]
    [InlineData(nameof(UnsupportedReason.ByReferenceParameter), "a", "public static partial class Etl { [Task] public static int Get(ref readonly int a) => a; }")]
    [InlineData(nameof(UnsupportedReason.VariableArguments), "Get", "public static partial class Etl { [Task] public static int Get(__arglist) => 1; }")]
    [InlineData(nameof(UnsupportedReason.FileLocalType), "Get", "file static partial class Etl { [Task] public static int Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.InstanceOfRefStruct), "Get", "public readonly ref partial struct Etl { [Task] public int Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.MutableStructInstance), "Get", "public partial struct Etl { private int _a; [Task] public int Get() => _a++; }")]
    [InlineData(nameof(UnsupportedReason.Conditional), "Log", "public static partial class Etl { [Task, System.Diagnostics.Conditional(\"TRACE\")] public static void Log() { } }")]
    [InlineData(nameof(UnsupportedReason.Conditional), "Log", "public class Base { [System.Diagnostics.Conditional(\"TRACE\")] public virtual void Log() { } } public partial class Etl : Base { [Task] public override void Log() { } }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get", "public static partial class Etl { [Task] public static int Get() => 1; public static int GetTask => 2; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get", "public static partial class GetTask { [Task] public static int Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get", "public static partial class Etl { [Task] public static int Get() => 1; private sealed class GetTaskProxy; }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get,GetAsync", "public static partial class Etl { [Task] public static int Get() => 1; [Task] public static Task<int> GetAsync() => Task.FromResult(1); }")]
    [InlineData(nameof(UnsupportedReason.NameTaken), "Get,Get", "public partial class Etl { [Task] public static int Get(int a) => 1; [Task] public int Get() => 1; }")]
    [InlineData(nameof(UnsupportedReason.OverloadOfHiddenTypes), "Get", "public static partial class Etl { private sealed class Secret; [Task] private static int Get(Secret a) => 1; [Task] public static int Get(int a) => Get(new Secret()); }")]
    [InlineData(nameof(UnsupportedReason.EntryPoint), "Main", "public static partial class Etl { [Flow] public static void Main() { } } public static class Program { }", OutputKind.ConsoleApplication)]
    public void Is_refused(string reason, string underlined, string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var project = GeneratedProject.Create([new Source("Test.cs", source)], kind: kind).AssertNoException();
        var problems = Problems(project);
        Assert.Equal(underlined.Split(','), problems.Select(static problem => problem.Location.SourceTree!.GetText().ToString(problem.Location.SourceSpan)));
        Assert.All(problems, problem => Assert.Equal(reason, problem.Properties[ProblemProperties.Reason]));
        Assert.All(problems, static problem => Assert.Equal(ProblemKind.UnsupportedMember, problem.Kind));
        project.AssertEmits();
    }

    [Fact]
    public void A_member_of_an_extension_block_is_refused_where_it_fails()
    {
        var project = GeneratedProject.Create(
            [new Source("Test.cs", "public static partial class Etl { extension(int number) { [Task] public int Get(ref int a) => a; } extension(ref int other) { [Task] public int Own() => other; } }")],
            language: LanguageVersion.Preview);
        Assert.Equal(["ref int a", "ref int other"], Problems(project).Select(static problem => problem.Location.SourceTree!.GetRoot().FindNode(problem.Location.SourceSpan).ToString()));
        project.AssertEmits();
    }

    [Fact]
    public void Each_type_that_is_not_partial_is_named()
    {
        var project = GeneratedProject.Create("public class Outer { public partial class Mid { public static class Etl { [Task] public static int Get() => 1; } } }");
        Assert.Equal(["Outer", "Etl"], Problems(project).Select(static problem => problem.Arguments[0]));
        Assert.All(Problems(project), static problem => Assert.Equal(ProblemKind.NotPartial, problem.Kind));
        Assert.Empty(project.AssertEmits().Files);
    }

    [Theory]
    [InlineData("RetryCondition = nameof(Missing)", "Missing", "bool Missing(TaskRun run, State state)")]
    [InlineData("RetryCondition = nameof(Wrong)", "Wrong", "bool Wrong(TaskRun run, State state)")]
    [InlineData("CacheKey = nameof(Wrong)", "Wrong", "string? Wrong(int a, Uri? b)")]
    [InlineData("OnFailure = [nameof(Fits), nameof(Wrong)]", "Wrong", "void Wrong(TaskRun run, State state)")]
    [InlineData("OnFailure = [nameof(NotStatic)]", "NotStatic", "void NotStatic(TaskRun run, State state)")]
    [InlineData("OnFailure = [nameof(Other.Hidden)]", "Hidden", "void Hidden(TaskRun run, State state)")]
    public void A_name_without_a_fitting_method_is_reported_and_left_out(string options, string name, string head)
    {
        var project = GeneratedProject.Create($$"""
            public partial class Etl
            {
                private const string Missing = "";
                [Task({{options}})] public static int Get(int a, Uri? b, CancellationToken stop) => a;
                private static int Wrong(int a) => a;
                private static void Fits(TaskRun run, State state) { }
                private void NotStatic(TaskRun run, State state) { }
            }
            public static class Other { public static void Hidden() { } }
            """);
        var problem = Assert.Single(Problems(project));
        Assert.Equal(ProblemKind.NoSuchMethod, problem.Kind);
        Assert.Equal(name, problem.Properties[ProblemProperties.MethodName]);
        Assert.Equal("private static " + head, problem.Properties[ProblemProperties.MethodHead]);
        project.AssertEmits();
    }

    private static List<Problem> Problems(GeneratedProject project)
    {
        List<Problem> problems = [];
        foreach (var tree in project.Compilation.SyntaxTrees.Where(static tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            var model = project.Compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                var method = (IMethodSymbol)model.GetDeclaredSymbol(declaration)!;
                if (OrchestrationAttribute.Find(method) is { } attribute)
                    MethodParser.Report(ExtensionBlocks.Implementation(method), attribute, project.Compilation, problems.Add, CancellationToken.None);
            }
        }

        return problems;
    }
}
