using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>
/// The decorators of interfaces: each runs the interface's tasks as tasks, once, and passes all else on; with interception and without,
/// where only the decorator makes tasks of calls.
/// </summary>
public sealed class DecoratorTests
{
    [Theory]
    [InlineData(
        "a task",
        "public partial interface IEtl { [Task] int Get(int a); } public class Etl : IEtl { public int Get(int a) => a + 1; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1);",
        "2 <- task IEtl.Get")]
    [InlineData(
        "an awaited task with its defaults",
        "public partial interface IEtl { [Task(Retries = 2)] Task<int> GetAsync(int a, int b = 2, CancellationToken stop = default); } public class Etl : IEtl { private int _calls; public async Task<int> GetAsync(int a, int b, CancellationToken stop) { await Task.Yield(); return ++_calls < 3 ? throw new TimeoutException() : a + b + _calls; } }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return await etl.GetAsync(1);",
        "6 <- task IEtl.GetAsync")]
    [InlineData(
        "each way to return",
        "public partial interface IEtl { [Task] void Void(); [Task] Task PlainAsync(); [Task] ValueTask ValueAsync(); [Task] ValueTask<string> TextAsync(string a); [Task] IAsyncEnumerable<int> StreamAsync(int to); } public class Etl : IEtl { public int Calls; public void Void() => Calls++; public Task PlainAsync() { Calls++; return Task.CompletedTask; } public ValueTask ValueAsync() { Calls++; return default; } public ValueTask<string> TextAsync(string a) => new(a + ++Calls); public async IAsyncEnumerable<int> StreamAsync(int to) { for (var i = 0; i < to; i++) { await Task.Yield(); yield return Calls + i; } } }",
        "IEtl etl = new EtlTaskProxy(new Etl()); etl.Void(); await etl.PlainAsync(); await etl.ValueAsync(); return await etl.TextAsync(\"a\") + string.Join(\",\", await etl.StreamAsync(2).ToListAsync());",
        "a44,5 <- task IEtl.Void, task IEtl.PlainAsync, task IEtl.ValueAsync, task IEtl.TextAsync, task IEtl.StreamAsync")]
    [InlineData(
        "a flow",
        "public partial interface IEtl { [Flow] int Get(int a); } public class Etl : IEtl { public int Get(int a) => a + 1; }",
        "IEtl etl = new EtlFlowProxy(new Etl()); return etl.Get(1);",
        "2 <- flow IEtl.Get")]
    [InlineData(
        "flows and tasks, and tasks inside of implementations",
        "public partial interface IEtl { [Flow] Task<int> RunAsync(int a); [Task] int Get(int a); } public partial class Etl : IEtl { public async Task<int> RunAsync(int a) { await Task.Yield(); return GetTwiceTask.Run(a); } public int Get(int a) => a; [Task] public int GetTwice(int a) => a * 2; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return await etl.RunAsync(2) + etl.Get(1);",
        "5 <- flow IEtl.RunAsync, task Etl.GetTwice, task IEtl.Get")]
    [InlineData(
        "a decorator of a decorator",
        "public partial interface IEtl { [Task] int Get(int a); } public class Etl : IEtl { public int Get(int a) => a + 1; }",
        "IEtl etl = new EtlTaskProxy(new EtlTaskProxy(new Etl())); return etl.Get(1) + etl.GetTask.Run(1) + etl.GetTask.RunState(1).Result();",
        "6 <- task IEtl.Get, task IEtl.Get, task IEtl.Get")]
    [InlineData(
        "an implementation that is a task itself",
        "public partial interface IEtl { [Task] int Get(int a); } public partial class Etl : IEtl { [Task] public int Get(int a) => a + 1; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1);",
        "2 <- task IEtl.Get")]
    [InlineData(
        "properties, indexers, events and other methods",
        "public partial interface IEtl { [Task] int Get(int a); int Own { get; set; } string ReadOnly { get; } int WriteOnly { set; } int Init { get; init; } int this[int i, string s] { get; set; } event EventHandler Changed; event Action<int>? Done; int Plain(ref int a, in int b, out int c, params int[] rest); }"
        + " public class Etl : IEtl { public int Get(int a) => a; public int Own { get; set; } public string ReadOnly => \"r\"; public int WriteOnly { set => Own = value; } public int Init { get; init; } public int this[int i, string s] { get => i + s.Length; set => Own = value; } public event EventHandler? Changed; public event Action<int>? Done; public int Plain(ref int a, in int b, out int c, params int[] rest) { a++; c = b; Changed?.Invoke(this, EventArgs.Empty); Done?.Invoke(1); return rest.Length; } }",
        "IEtl etl = new EtlTaskProxy(new Etl { Init = 7 }); var heard = 0; EventHandler handler = (_, _) => heard++; etl.Changed += handler; etl.Done += n => heard += n; var x = 1; var plain = etl.Plain(ref x, 5, out var c, 1, 2); etl.Changed -= handler; etl.Plain(ref x, 5, out c); etl.WriteOnly = 3; etl.Own += 4; var own = etl.Own; etl[1, \"a\"] = 9; return $\"{plain} {x} {c} {heard} {own} {etl.Own} {etl[1, \"abc\"]} {etl.ReadOnly} {etl.Init} {etl.Get(1)}\";",
        "2 3 5 3 7 9 4 r 7 1 <- task IEtl.Get")]
    [InlineData(
        "default members",
        "public partial interface IEtl { [Task] int Get(int a) => Own(a) + 1; int Own(int a) => a; [Task] int Other(int a) => a; sealed int Sealed() => Own(5); static int Static() => 1; private int Hidden() => 2; } public class Etl : IEtl { public int Own(int a) => a * 10; int IEtl.Other(int a) => -a; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return $\"{etl.Get(1)} {etl.Own(1)} {etl.Other(1)} {etl.Sealed()}\";",
        "11 10 -1 50 <- task IEtl.Get, task IEtl.Other")]
    [InlineData(
        "base interfaces, one of them with tasks, and names of both",
        "public interface ILeft { int Name { get; } int Get(); } public partial interface IRight { int Name { get; } [Task] int Get(); } public partial interface IEtl : ILeft, IRight, IDisposable { [Task] int Own(); }"
        + " public class Etl : IEtl { int ILeft.Name => 1; int IRight.Name => 2; int ILeft.Get() => 3; int IRight.Get() => 4; public int Own() => 5; public int Disposed; public void Dispose() => Disposed++; }",
        "var inner = new Etl(); IEtl etl = new EtlTaskProxy(inner); var values = $\"{((ILeft)etl).Name}{((IRight)etl).Name}{((ILeft)etl).Get()}{((IRight)etl).Get()}{etl.Own()}\"; etl.Dispose(); return values + inner.Disposed;",
        "123451 <- task IRight.Get, task IEtl.Own")]
    [InlineData(
        "a member that hides another",
        "public interface IBase { int Get(int a); } public partial interface IEtl : IBase { [Task] new int Get(int a); } public class Etl : IEtl { int IBase.Get(int a) => a; int IEtl.Get(int a) => a + 1; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1) + ((IBase)etl).Get(1);",
        "3 <- task IEtl.Get")]
    [InlineData(
        "a base member that the interface implements",
        "public interface IBase { int Get(int a); } public partial interface IEtl : IBase { int IBase.Get(int a) => a + 1; [Task] int Own(int a); } public class Etl : IEtl { public int Own(int a) => a; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1) + etl.Own(1);",
        "3 <- task IEtl.Own")]
    [InlineData(
        "a generic interface with constraints, a base of it, and generic members",
        "public interface IBase<TItem> { TItem Same(TItem item); } public partial interface IEtl<TKey, T> : IBase<List<T>> where TKey : notnull where T : class, new() { [Task] Task<T?> FindAsync(TKey key); [Task] U? Cast<U>(T item) where U : class; V? Plain<V>(V? value); U? Struct<U>(U? value) where U : struct; (TKey Key, string? Text) Tuple((TKey Key, string? Text) tuple); }"
        + " public class Item { public override string ToString() => \"item\"; } public class Etl : IEtl<int, Item> { public Task<Item?> FindAsync(int key) => Task.FromResult<Item?>(key == 0 ? null : new()); public U? Cast<U>(Item item) where U : class => item as U; public V? Plain<V>(V? value) => value; public U? Struct<U>(U? value) where U : struct => value; public List<Item> Same(List<Item> item) => item; public (int Key, string? Text) Tuple((int Key, string? Text) tuple) => tuple; }",
        "IEtl<int, Item> etl = new EtlTaskProxy<int, Item>(new Etl()); return $\"{await etl.FindAsync(1)} {await etl.FindAsync(0)} {etl.Cast<object>(new())} {etl.Plain(3)} {etl.Struct<int>(null)} {etl.Same([]).Count} {etl.Tuple((1, \"t\")).Text}\";",
        "item  item 3  0 t <- task IEtl<TKey, T>.FindAsync, task IEtl<TKey, T>.FindAsync, task IEtl<TKey, T>.Cast<U>")]
    [InlineData(
        "nested in a generic type",
        "public partial class Outer<T> { public partial interface IEtl { [Task] T Get(T a); } public class Etl : IEtl { public T Get(T a) => a; } }",
        "Outer<int>.IEtl etl = new Outer<int>.EtlTaskProxy(new Outer<int>.Etl()); return etl.Get(2);",
        "2 <- task Outer<T>.IEtl.Get")]
    [InlineData(
        "keywords",
        "namespace @event { public partial interface @class { [Task] int @int(int @in); int @new { get; } event Action @checked; } } public class Etl : @event.@class { public int @int(int @in) => @in; public int @new => 3; public event Action @checked { add => value(); remove { } } }",
        "var heard = 0; @event.@class etl = new @event.classTaskProxy(new Etl()); etl.@checked += () => heard++; return etl.@int(1) + etl.@new + heard;",
        "5 <- task event.class.int")]
    [InlineData(
        "what is obsolete",
        "public partial interface IEtl { [Task] int Get(int a); [Obsolete(\"no\", true)] int Old(); [Obsolete] int Older { get; } } public class Etl : IEtl { public int Get(int a) => a; [Obsolete(\"no\", true)] public int Old() => 1; [Obsolete] public int Older => 1; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1);",
        "1 <- task IEtl.Get")]
    [InlineData(
        "references, spans and pointers",
        "public unsafe partial interface IEtl { [Task] int Get(int a); ref int Ref(int i); ref readonly int Read { get; } int Sum(ReadOnlySpan<int> items); int Scoped(scoped ReadOnlySpan<int> items, scoped ref int a); int Last(params ReadOnlySpan<int> items); int Deref(int* a); int Same(ref readonly int a); bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value); }"
        + " public unsafe class Etl : IEtl { private int[] _items = [1, 2]; public int Get(int a) => a; public ref int Ref(int i) => ref _items[i]; public ref readonly int Read => ref _items[0]; public int Sum(ReadOnlySpan<int> items) => items.Length; public int Scoped(scoped ReadOnlySpan<int> items, scoped ref int a) => items.Length + a; public int Last(params ReadOnlySpan<int> items) => items[^1]; public int Deref(int* a) => *a; public int Same(ref readonly int a) => a; public bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) { value = key; return true; } }"
        + " public static class Calls { public static string Make(IEtl etl) { etl.Ref(0) = 5; var one = 1; return $\"{etl.Read} {etl.Sum([1, 2])} {etl.Scoped([1], ref one)} {etl.Last(1, 9)} {etl.Same(in one)} {etl.TryGet(\"k\", out var value)} {value} {etl.Get(1)}\"; } }",
        "return Calls.Make(new EtlTaskProxy(new Etl()));",
        "5 2 2 9 1 True k 1 <- task IEtl.Get")]
    [InlineData(
        "overloads and in",
        "public partial interface IEtl { [Task] int Get(in int a); [Task] int Get(string a, params string[] rest); int Get(); } public class Etl : IEtl { public int Get(in int a) => a; public int Get(string a, params string[] rest) => rest.Length; public int Get() => 9; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1) + etl.Get(\"a\", \"b\", \"c\") + etl.Get();",
        "12 <- task IEtl.Get, task IEtl.Get")]
    [InlineData(
        "members without nullable annotations",
        "#nullable disable\npublic partial interface IEtl { [Task] string Get(string a = null); string Plain(string a); event Action Done; } public class Etl : IEtl { public string Get(string a) => a + 1; public string Plain(string a) => a; public event Action Done { add { } remove { } } }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get() + etl.Plain(\"x\");",
        "1x <- task IEtl.Get")]
    [InlineData(
        "a policy",
        "public class ApiTaskAttribute : TaskAttribute { public ApiTaskAttribute() => Retries = 1; } public partial interface IEtl { [ApiTask] int Get(int a); } public class Etl : IEtl { private int _calls; public int Get(int a) => ++_calls == 1 ? throw new TimeoutException() : a; }",
        "IEtl etl = new EtlTaskProxy(new Etl()); return etl.Get(1);",
        "1 <- task IEtl.Get")]
    public async Task Runs_tasks_once_and_passes_the_rest_on(string what, string declarations, string statements, string expected)
    {
        Assert.Equal($"{what}: {expected}", $"{what}: {await Recording.RunAsync(declarations, statements, intercept: false)}");
        Assert.Equal($"{what}: {expected}", $"{what}: {await Recording.RunAsync(declarations, statements)}");
    }

    [Fact]
    public async Task Runs_a_task_of_a_base_interface_once_whichever_decorator_it_is()
    {
        const string Declarations = """
            public partial interface IBase { [Task] int Get(int a); }
            public partial interface IEtl : IBase { [Task] int Own(int a); }
            public class Etl : IEtl { public int Get(int a) => a; public int Own(int a) => a; }
            """;
        const string Statements = "IEtl etl = new EtlTaskProxy(new Etl()); IBase based = new BaseTaskProxy(etl); return etl.Get(1) + based.Get(1) + etl.GetTask.Run(1) + based.GetTask.Run(1);";
        const string Expected = "4 <- task IBase.Get, task IBase.Get, task IBase.Get, task IBase.Get";
        Assert.Equal(Expected, await Recording.RunAsync(Declarations, Statements, intercept: false));
        Assert.Equal(Expected, await Recording.RunAsync(Declarations, Statements));
    }

    [Fact]
    public async Task Runs_tasks_of_an_interface_of_another_assembly()
    {
        var library = GeneratedProject.Create([new("Library.cs", "public partial interface IBase { [Task] int Get(int a); }")], name: "Library");
        const string Declarations = "public partial interface IEtl : IBase { [Task] int Own(int a); } public class Etl : IEtl { public int Get(int a) => a; public int Own(int a) => a; }";
        const string Statements = "IEtl etl = new EtlTaskProxy(new Etl()); IBase other = new BaseTaskProxy(new Etl()); return etl.Get(1) + etl.Own(1) + other.Get(1);";
        foreach (var intercept in (bool[])[false, true])
        {
            var project = Recording.Project(Declarations, Statements, intercept, references: Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(library.Image()));
            Assert.Equal("3 <- task IBase.Get, task IEtl.Own, task IBase.Get", await project.RunAsync(library.Image()));
        }
    }

    [Theory]
    [InlineData("public partial interface IEtl { [Task] int Get(); }", "public sealed class EtlTaskProxy")]
    [InlineData("internal partial interface IEtl { [Task] int Get(); }", "internal sealed class EtlTaskProxy")]
    [InlineData("public partial class Outer { private partial interface IEtl { [Task] int Get(); } }", "private sealed class EtlTaskProxy")]
    [InlineData("public partial class Outer { protected internal partial interface IEtl { [Task] int Get(); } }", "protected internal sealed class EtlTaskProxy")]
    [InlineData("public sealed partial class Outer { internal partial interface IEtl { [Task] int Get(); } }", "internal sealed class EtlTaskProxy")]
    [InlineData("public partial interface IOuter { public partial interface IEtl { [Task] int Get(); } }", "public sealed class EtlTaskProxy")]
    [InlineData("public partial interface Etl { [Task] int Get(); }", "public sealed class EtlTaskProxy")]
    [InlineData("public partial interface Item { [Task] int Get(); }", "public sealed class ItemTaskProxy")]
    [InlineData("public partial interface I { [Task] int Get(); }", "public sealed class ITaskProxy")]
    public void Is_as_visible_as_the_interface(string source, string expected)
    {
        var project = GeneratedProject.Create(source).AssertEmits();
        Assert.Contains(project.Files.Values, file => file.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public partial interface IEtl { [Task] static int Get() => 1; }")]
    [InlineData("public interface IEtl { int Get(); } public partial class Etl : IEtl { [Task] public int Get() => 1; }")]
    [InlineData("public abstract partial class Etl { [Task] public abstract int Get(); }")]
    public void Is_only_made_where_an_instance_member_is_marked(string source)
    {
        var project = GeneratedProject.Create(source).AssertEmits();
        Assert.DoesNotContain(project.Files.Values, static file => file.Contains("IDecorator", StringComparison.Ordinal) || file.Contains("decorators:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public partial interface IEtl { [Task] int Get(); }", "ServiceDecorator.Of<global::IEtl>([global::System.Diagnostics.DebuggerStepThrough] static (inner) => new global::EtlTaskProxy(inner))")]
    [InlineData("namespace Shop; public partial class Outer { internal partial interface IEtl { [Task] int Get(); } }", "ServiceDecorator.Of<global::Shop.Outer.IEtl>([global::System.Diagnostics.DebuggerStepThrough] static (inner) => new global::Shop.Outer.EtlTaskProxy(inner))")]
    [InlineData("namespace Shop; public partial interface IEtl<TKey, T> { [Task] int Get(); }", "ServiceDecorator.OfGeneric(typeof(global::Shop.IEtl<,>), typeof(global::Shop.EtlTaskProxy<,>))")]
    [InlineData("public partial class Outer<T> { public partial interface IEtl { [Task] int Get(); } }", "ServiceDecorator.OfGeneric(typeof(global::Outer<>.IEtl), typeof(global::Outer<>.EtlTaskProxy))")]
    public void Is_told_to_containers_by_the_manifest(string source, string expected) =>
        Assert.Contains(expected, GeneratedProject.Create(source).AssertEmits().Files["Provost.Registry.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Is_kept_from_containers_where_the_interface_is_hidden_from_the_manifest() =>
        Assert.DoesNotContain("decorators", GeneratedProject.Create("public partial class Outer { private partial interface IEtl { [Task] int Get(); } }").AssertEmits().Files["Provost.Registry.g.cs"], StringComparison.Ordinal);

    [Theory]
    [InlineData("public partial interface IEtl { [Task] int Get(); Missing Other(); }")]
    [InlineData("public partial interface IEtl : IMissing { [Task] int Get(); }")]
    [InlineData("public partial interface IEtl : List<int> { [Task] int Get(); }")]
    [InlineData("public partial interface IEtl { [Task] int Get(); int Other(); int Other(); }")]
    [InlineData("public partial interface IEtl { [Task] int Get(); int Other { get; } int Other { get; } event Action; int this[] { get; } }")]
    [InlineData("public partial interface IA : IB { [Task] int Get(); } public partial interface IB : IA { [Task] int Get(); }")]
    [InlineData("public partial interface IEtl<T, T> { [Task] int Get(); }")]
    [InlineData("public partial interface IEtl { [Task] int Get(); int Own(int) ; int (); }")]
    [InlineData("public partial interface IEtl { [Task] int Get(); } public partial interface IEtl<T> : IEtl<T { [Task] T Get(); }")]
    public void Adds_no_errors_to_an_interface_that_does_not_compile(string source)
    {
        var project = GeneratedProject.Create(source).AssertNoException();
        Assert.DoesNotContain(
            project.Compilation.GetDiagnostics(),
            static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }
}
