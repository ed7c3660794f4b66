using Microsoft.CodeAnalysis;
using Provost.Analyzers.Usage;
using Verifier = Provost.Analyzers.Tests.VerifyFix<Provost.Analyzers.Usage.PRV002UnsupportedMemberAnalyzer, Provost.CodeFixes.Usage.PRV002UnsupportedMemberCodeFixProvider>;

namespace Provost.Analyzers.Tests.Usage;

public sealed class PRV002UnsupportedMemberTests
{
    [Theory]
    [InlineData("[Task] public static void Load(ref int [|x|]) { }")]
    [InlineData("[Task] public static void Load(out int [|x|]) { x = 1; }")]
    [InlineData("[Task] public static void Load(ref readonly int [|x|]) { }")]
    [InlineData("[Flow] public static void Run(int a, ref string [|b|]) { }")]
    [InlineData("[Task] public static void Load(Span<byte> [|data|]) { }")]
    [InlineData("[Task] public static void Load(ReadOnlySpan<char> [|text|], int more) { }")]
    [InlineData("[Task] public static void Load(params ReadOnlySpan<int> [|items|]) { }")]
    [InlineData("[Task] public static Span<int> [|Load|]() => default;")]
    [InlineData("[Task] public static ref int [|Load|]() => throw new Exception();")]
    [InlineData("[Task] public static ref readonly int [|Load|]() => throw new Exception();")]
    [InlineData("[Task] public static unsafe void Load(int* [|x|]) { }")]
    [InlineData("[Task] public static unsafe void* [|Load|]() => null;")]
    [InlineData("[Task] public static unsafe void Load(delegate*<int, void> [|x|]) { }")]
    [InlineData("[Task] public static unsafe void Load(int*[] [|x|]) { }")]
    [InlineData("[Task] public static void Load(dynamic [|x|]) { }")]
    [InlineData("[Task] public static dynamic [|Load|]() => 1;")]
    [InlineData("[Task] public static void Load(List<dynamic> [|x|]) { }")]
    [InlineData("[Task] public static void [|Load|](__arglist) { }")]
    [InlineData("[Task] public static IAsyncEnumerator<int> [|Load|]() => throw new Exception();")]
    [InlineData("[Task] public static System.Runtime.CompilerServices.YieldAwaitable [|Load|]() => default;")]
    [InlineData("[Task] public static int Load<[|Submit|]>(Submit value) => 1;")]
    [InlineData("[Task] public static void Load<T>(T [|value|]) where T : allows ref struct { }")]
    [InlineData("[Task] public static void [|Load|]() { } [Task] public static void [|Load|]<T>() { }")]
    [InlineData("[Task] public static void [|Load|]<T>(T x) where T : class { } [Task] public static void [|Load|]<T>(T[] x) { }")]
    [InlineData("private class Inner<T> { [Task] public static void Load<[|T|]>(T x) { } }")]
    [InlineData("[Task, System.Diagnostics.Conditional(\"TRACE\")] public static void [|Load|]() { }")]
    [InlineData("[Flow, Task] public static void [|Load|]() { }")]
    [InlineData("[Task] public static int operator [|+|](Pipeline a) => 1;")]
    [InlineData("[Task] public static implicit operator [|int|](Pipeline a) => 1;")]
    [InlineData("public int P { [Task] [|get|]; [Task] [|set|]; }")]
    [InlineData("public event Action E { [Task] [|add|] { } remove { } }")]
    [InlineData("[Task] ~[|Pipeline|]() { }")]
    [InlineData("public void M() { [Task] void [|Local|]() { } Local(); }")]
    [InlineData("public void M() { [Task] static int [|Local|](int x) => x; _ = Local(1); }")]
    [InlineData("public Action F = [|[Task] () => { }|];")]
    [InlineData("public Func<int, int> F = [|[Flow] (int x) => x|];")]
    [InlineData("[Task] public static void [|Load|]() { } public static int LoadTask;")]
    [InlineData("[Task] public static void [|Load|]() { } public struct LoadTaskProxy { }")]
    [InlineData("[Task] public static void [|Load|]() { } [Task] public static Task [|LoadAsync|]() => Task.CompletedTask;")]
    [InlineData("[Task] public static void [|Load|]() { } [Task] public void [|Load|](int x) { }")]
    public Task A_member_that_cannot_have_a_proxy_is_reported_where_it_fails(string member) =>
        Verifier.NoFixAsync($$"""public partial class Pipeline { {{member}} }""");

    [Theory]
    [InlineData("public partial interface IPipeline { [Task] void [|Load|](); static abstract void Make(); }")]
    [InlineData("public partial interface IPipeline { [Task] void [|Load|](); protected void Own(); }")]
    [InlineData("public partial interface IPipeline<out T> { [Task] T [|Load|](); }")]
    [InlineData("public partial interface IPipeline { [Task] void [|Load|](); } public class PipelineTaskProxy;")]
    [InlineData("public partial interface IPipeline { [Task] static abstract void [|Load|](); }")]
    [InlineData("public partial class Pipeline : IDisposable { [Task] void IDisposable.[|Dispose|]() { } }")]
    [InlineData("file partial class Pipeline { [Task] public static void [|Load|]() { } }")]
    [InlineData("public ref partial struct Pipeline { [Task] public void [|Load|]() { } }")]
    [InlineData("public partial struct Pipeline { [Task] public void [|Load|]() { } }")]
    [InlineData("public partial class LoadTask { [Task] public static void [|Load|]() { } }")]
    [InlineData("public partial class Pipeline<LoadTask> { [Task] public static void [|Load|]() { } }")]
    public Task A_member_of_a_type_that_rules_it_out_is_reported(string source) => Verifier.NoFixAsync(source);

    [Fact]
    public async Task The_entry_point_is_reported()
    {
        var test = Verifier.Test(EntryPoint, EntryPoint);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("[Task] public static void Load() { }")]
    [InlineData("[Task] public static int Load(int x) => x;")]
    [InlineData("[Task] public static int Load(in int x) => x;")]
    [InlineData("[Task] public static Task LoadAsync() => Task.CompletedTask;")]
    [InlineData("[Task] public static Task<int> LoadAsync() => Task.FromResult(1);")]
    [InlineData("[Task] public static ValueTask LoadAsync() => default;")]
    [InlineData("[Task] public static ValueTask<int> LoadAsync() => default;")]
    [InlineData("[Task] public static async Task LoadAsync(CancellationToken token = default) => await Task.Delay(1, token);")]
    [InlineData("[Task] private static void Load() { }")]
    [InlineData("[Task] protected internal void Load() { }")]
    [InlineData("[Task] public virtual void Load() { }")]
    [InlineData("[Task] public override string ToString() => \"\";")]
    [InlineData("[Task] public void Load(params int[] items) { }")]
    [InlineData("[Task] public void Load((int A, string? B) pair, int? maybe, string text = \"x\") { }")]
    [InlineData("[Task] public void Load(object x, Memory<byte> data) { }")]
    [InlineData("[Task] public void Load(int[,] grid, List<int[]> rows) { }")]
    [InlineData("[Task] public IEnumerable<int> Load() { yield return 1; }")]
    [InlineData("[Task] public static void Load() { } [Task] public static void Load(int x) { }")]
    [InlineData("[Task] public static void Load() { } [Flow] public static void Run() { }")]
    [InlineData("[Task] public static void Load() { } public static int Loadtask;")]
    [InlineData("[Task] public static void Load() { } [Flow] public static void LoadAsync() { }")]
    [InlineData("[Task] public static void @event(int @class) { }")]
    [InlineData("[Task] public static unsafe void Load(IntPtr handle) { int x; int* p = &x; }")]
    [InlineData("[Flow] public static void Main(string[] args) { }")]
    [InlineData("public static void Load(ref int x) { }")]
    [InlineData("public static async void Load() { await Task.Yield(); }")]
    [InlineData("public static T Load<T>(T x) => x;")]
    [InlineData("[Task] public static T Load<T>(T x) => x;")]
    [InlineData("[Task] public static IAsyncEnumerable<int> Load() => throw new Exception();")]
    [InlineData("[Task] public T Load<T>(T x) where T : class, new() => x; [Task] public T Load<T>(T x, int y) where T : class, new() => x; [Task] public void Load<T, U>() { }")]
    [InlineData("[Task] public static void Load<T>() where T : allows ref struct { }")]
    [InlineData("[Obsolete] public static void Load(ref int x) { }")]
    [InlineData("public void M() { [Obsolete] void Local() { } Local(); }")]
    [InlineData("public Action F = [Obsolete] () => { };")]
    [InlineData("public int P { get; set; }")]
    public Task What_can_be_a_flow_or_task_is_not_reported(string member) =>
        Verifier.NoFixAsync($$"""public partial class Pipeline { {{member}} }""");

    [Theory]
    [InlineData("public readonly partial struct Pipeline { [Task] public void Load() { } }")]
    [InlineData("public partial struct Pipeline { [Task] public readonly void Load() { } }")]
    [InlineData("public partial struct Pipeline { [Task] public static void Load() { } }")]
    [InlineData("public ref partial struct Pipeline { [Task] public static void Load() { } }")]
    [InlineData("public partial interface IPipeline { [Task] static void Load() { } }")]
    [InlineData("public partial interface IPipeline { [Task] void Load(); }")]
    [InlineData("public partial interface IPipeline { [Task] void Load() { } }")]
    [InlineData("public partial interface IPipeline<T> { [Task] T Load(); static void Make() { } protected void Own() { } static virtual void Other() { } }")]
    [InlineData("public abstract partial class Pipeline { [Task] public abstract void Load(); }")]
    [InlineData("public abstract partial class Pipeline { [Task] protected abstract Task LoadAsync(); }")]
    [InlineData("public partial record Pipeline(int X) { [Task] public int Load() => X; }")]
    [InlineData("public partial class Pipeline<T> { [Task] public T Load(T x) => x; }")]
    [InlineData("public static partial class Pipeline { [Task] public static int Load(this string x) => x.Length; }")]
    [InlineData("public abstract partial class Pipeline { [Task] public void Load() { } }")]
    [InlineData("public partial class Pipeline { public partial class Inner { [Task] public void Load() { } } }")]
    [InlineData("public partial class Pipeline { [Task] public partial void Load(); public partial void Load() { } }")]
    [InlineData("public class Pipeline { [Task] public void Load() { } }")]
    public Task Any_partial_type_may_declare_it(string source) => Verifier.NoFixAsync(source);

    [Theory]
    [InlineData("[Task] public static async void [|Load|]() => await Task.Yield();", "[Task] public static async Task Load() => await Task.Yield();")]
    [InlineData("[Flow] public async void [|Run|](int x) { await Task.Yield(); }", "[Flow] public async Task Run(int x) { await Task.Yield(); }")]
    [InlineData("[Task] private async /* a */ void /* b */ [|Load|]() { await Task.Yield(); }", "[Task] private async /* a */ Task /* b */ Load() { await Task.Yield(); }")]
    public Task Async_void_is_made_to_return_a_task(string member, string fixedMember) =>
        Verifier.FixAsync($$"""public partial class Pipeline { {{member}} }""", $$"""public partial class Pipeline { {{fixedMember}} }""");

    [Fact]
    public async Task Every_async_void_of_a_solution_is_mended_at_once()
    {
        const string Bad = "[Task] public static async void [|A|]() => await Task.Yield();\n[Task] public static async void [|B|]() => await Task.Yield();";
        const string Good = "[Task] public static async Task A() => await Task.Yield();\n[Task] public static async Task B() => await Task.Yield();";
        var test = Verifier.Test($"public partial class First {{ {Bad} }}", $"public partial class First {{ {Good} }}");
        test.TestState.Sources.Add(("/0/Other.cs", $"public partial class Second {{ {Bad} }}"));
        test.FixedState.Sources.Add(("/0/Other.cs", $"public partial class Second {{ {Good} }}"));
        test.NumberOfFixAllIterations = 1;
        test.NumberOfFixAllInDocumentIterations = 2;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("public partial class Pipeline : IDisposable { [Task] public async void [|Dispose|]() => await Task.Yield(); }")]
    [InlineData("public abstract class Base { public abstract void Load(); } public partial class Pipeline : Base { [Task] public override async void [|Load|]() => await Task.Yield(); }")]
    [InlineData("public partial class Pipeline { [Task] public virtual async void [|Load|]() => await Task.Yield(); }")]
    public Task Where_others_ask_for_void_no_fix_is_offered(string source) => Verifier.NoFixAsync(source);

    [Theory]
    [InlineData("[Task] public static void Load(ref Missing x) { }")]
    [InlineData("[Task] public static async void")]
    [InlineData("[Task] public static async void [|Load|](")]
    [InlineData("[Task] public static void Load(ref int) { }")]
    [InlineData("[Task] public static Span<> Load() => default;")]
    [InlineData("public void M() { [Task] void ")]
    [InlineData("public Action F = [Task] (")]
    [InlineData("public Action F = [Task] x => ")]
    [InlineData("[Task] public int this[")]
    public Task Code_that_does_not_compile_breaks_nothing(string member) =>
        Verify<PRV002UnsupportedMemberAnalyzer>.BrokenCodeAsync($$"""public partial class Pipeline { {{member}} }""");

    private const string EntryPoint = """
        public static partial class Program
        {
            [Flow] public static async Task [|Main|](string[] args) => await Task.Yield();
        }
        """;
}
