namespace Provost.Generators.Tests.Scenarios;

/// <summary>The shapes of flows and tasks that must work.</summary>
public static class MethodShapes
{
    public static IReadOnlyDictionary<string, MethodShape> All { get; } = Shapes().ToDictionary(static shape => shape.Name, StringComparer.Ordinal);

    private static IEnumerable<MethodShape> Shapes() =>
    [
        // How the result is handed back
        Task("synchronous", "public static int Add(int a, int b) => a + b;", "Etl.Add(1, 2)", "Etl.AddTask.Run(1, 2)", "3", "Add"),
        In("void", "public static partial class Etl { private static int s_sum; [Task] public static void Add(int a) => s_sum += a; public static int Open() { Add(4); return s_sum; } public static int Proxied() { AddTask.Run(4); return s_sum; } }", "Etl.Open()", "Etl.Proxied()", "4", "task Etl.Add"),
        Task("Task", "public static async Task WaitAsync() => await Task.Yield();", "await Etl.WaitAsync().ContinueWith(t => t.Status)", "await Etl.WaitTask.RunAsync().ContinueWith(t => t.Status)", "RanToCompletion", "WaitAsync"),
        Task("Task of T", "public static async Task<int> GetAsync(int a) { await Task.Yield(); return a; }", "await Etl.GetAsync(5)", "await Etl.GetTask.RunAsync(5)", "5", "GetAsync"),
        Task("Task of T, not async", "public static Task<int> GetAsync(int a) => Task.FromResult(a);", "await Etl.GetAsync(5)", "await Etl.GetTask.RunAsync(5)", "5", "GetAsync"),
        Task("ValueTask", "public static async ValueTask WaitAsync() => await Task.Yield();", "await Etl.WaitAsync().AsTask().ContinueWith(t => t.Status)", "await Etl.WaitTask.RunAsync().AsTask().ContinueWith(t => t.Status)", "RanToCompletion", "WaitAsync"),
        Task("ValueTask of T", "public static async ValueTask<string?> GetAsync(string? a) { await Task.Yield(); return a; }", "await Etl.GetAsync(\"x\")", "await Etl.GetTask.RunAsync(\"x\")", "x", "GetAsync"),
        Task("tuple with names", "public static (int Left, string? Right) Split((int A, int B) pair) => (pair.A, $\"{pair.B}\");", "Etl.Split((1, 2)).Right", "Etl.SplitTask.Run((1, 2)).Right", "2", "Split"),
        Task("nullable reference", "public static string? Echo(string? text) => text;", "Etl.Echo(null) ?? \"none\"", "Etl.EchoTask.Run(null) ?? \"none\"", "none", "Echo"),
        Task("nullable value", "public static int? Echo(int? number) => number;", "Etl.Echo(null) ?? -1", "Etl.EchoTask.Run(null) ?? -1", "-1", "Echo"),
        Task("array", "public static int[] Twice(int[] items) => [.. items, .. items];", "Etl.Twice([1, 2]).Length", "Etl.TwiceTask.Run([1, 2]).Length", "4", "Twice"),
        Task("delegate", "public static int Apply(Func<int, int> change) => change(3);", "Etl.Apply(x => x + 1)", "Etl.ApplyTask.Run(x => x + 1)", "4", "Apply"),

        Task("stream", "public static async IAsyncEnumerable<int> UptoAsync(int end, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default) { for (var i = 1; i <= end; i++) { await Task.Yield(); yield return i; } }", "(await Etl.UptoAsync(3).ToListAsync()).Count", "(await Etl.UptoTask.RunAsync(3).ToListAsync()).Count", "3", "UptoAsync"),
        Task("stream, collected", "public static async IAsyncEnumerable<string?> TwiceAsync(string? item) { yield return item; await Task.Yield(); yield return item; }", "string.Join(\",\", await Etl.TwiceAsync(\"a\").ToListAsync())", "string.Join(\",\", (await Etl.TwiceTask.RunStateAsync(\"a\")).Result())", "a,a", "TwiceAsync"),
        Task("stream, not an iterator", "public static IAsyncEnumerable<T> AllAsync<T>(IEnumerable<T> items) => items.ToAsyncEnumerable();", "await Etl.AllAsync([1, 2]).CountAsync()", "await Etl.AllTask<int>().RunAsync([1, 2]).CountAsync()", "2", "AllAsync<T>"),
        In("stream of an instance", "public partial class Etl(int end) { [Task] public async IAsyncEnumerable<int> UptoAsync() { for (var i = 1; i <= end; i++) { await Task.Yield(); yield return i; } } }", "await new Etl(3).UptoAsync().SumAsync()", "await new Etl(3).UptoTask.RunAsync().SumAsync()", "6", "task Etl.UptoAsync"),

        // Parameters
        Task("named arguments out of order", "public static string Join(string a, string b = \"b\", string c = \"c\") => a + b + c;", "Etl.Join(c: \"1\", a: \"2\")", "Etl.JoinTask.Run(c: \"1\", a: \"2\")", "2b1", "Join"),
        Task("defaults of all kinds", """
            public static string All(bool b = true, char c = '\'', string s = "a\"\n\\", string? n = null, byte y = 255, short h = -3, long l = long.MinValue,
                ulong u = ulong.MaxValue, float f = 1.5F, double d = double.NaN, decimal m = -0.10m, DayOfWeek e = DayOfWeek.Friday, DayOfWeek odd = (DayOfWeek)42,
                AttributeTargets flags = AttributeTargets.Class | AttributeTargets.Method, int? i = 7, DayOfWeek? ne = DayOfWeek.Monday, Guid g = default, TimeSpan? t = null, nint z = -5, double inf = double.NegativeInfinity)
                => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{b}{c}{s}{n}{y}{h}{l}{u}{f}{d}{m}{e}{odd}{flags}{i}{ne}{g}{t}{z}{inf}").ReplaceLineEndings("/");
            """, "Etl.All()", "Etl.AllTask.Run()", "True'a\"/\\255-3-9223372036854775808184467440737095516151.5NaN-0.10Friday42Class, Method7Monday00000000-0000-0000-0000-000000000000-5-Infinity", "All"),
        Task("params array", "public static int Sum(string name, params int[] items) => items.Sum();", "Etl.Sum(\"a\", 1, 2, 3)", "Etl.SumTask.Run(\"a\", 1, 2, 3)", "6", "Sum"),
        Task("params list", "public static int Sum(params List<int> items) => items.Sum();", "Etl.Sum(1, 2, 3)", "Etl.SumTask.Run(1, 2, 3)", "6", "Sum"),
        Task("in parameter", "public static decimal Twice(in decimal amount, in int times = 2) => amount * times;", "Etl.Twice(2m)", "Etl.TwiceTask.Run(2m)", "4", "Twice"),
        Task("cancellation token", "public static async Task<bool> CanAsync(CancellationToken cancellationToken = default) { await Task.Yield(); return cancellationToken.IsCancellationRequested; }", "await Etl.CanAsync()", "await Etl.CanTask.RunAsync()", "False", "CanAsync"),
        Task("cancellation token first", "public static int Get(CancellationToken stop, int a = 3) => a;", "Etl.Get(CancellationToken.None)", "Etl.GetTask.Run(CancellationToken.None)", "3", "Get"),
        Task("two cancellation tokens", "public static bool Same(CancellationToken a, CancellationToken b) => a.IsCancellationRequested;", "Etl.Same(new CancellationToken(true), default)", "Etl.SameTask.Run(new CancellationToken(true), default)", "True", "Same"),
        Task("caller information", "public static string Who(int a = 0, [System.Runtime.CompilerServices.CallerMemberName] string who = \"\") => who;", "Etl.Who()", "Etl.WhoTask.Run()", "Result", "Who"),
        Task("argument expression", "public static string Text(int a, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(a))] string text = \"\") => text;", "Etl.Text(1 + 2)", "Etl.TextTask.Run(1 + 2)", "1 + 2", "Text"),
        Task("keyword names", "public static int @class(int @int, int @event, int await) => @int + @event + await;", "Etl.@class(1, 2, 3)", "Etl.classTask.Run(1, 2, 3)", "6", "class"),
        Task("names that generated code uses", "public static string Mix(int arguments, int instance, int cancellationToken, int upstream, int futures, int item, int index, int Current, int _instance, int definition, int Arguments, int ToString) => $\"{arguments}{instance}{cancellationToken}{upstream}{futures}{item}{index}{Current}{_instance}{definition}{Arguments}{ToString}\";", "Etl.Mix(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)", "Etl.MixTask.Run(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)", "123456789101112", "Mix"),
        Task("unicode escape in a name", "public static int \\u0041dd(int \\u0061) => a;", "Etl.Add(1)", "Etl.AddTask.Run(1)", "1", "Add"),
        Task("many parameters", "public static int Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) => a + j;", "Etl.Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", "Etl.ManyTask.Run(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)", "11", "Many"),
        Task("overloads", "public static int Get(int a) => a; [Task] public static string Get(string a) => a + a; [Task] public static async Task<int> Get() { await Task.Yield(); return 9; }", "Etl.Get(1) + Etl.Get(\"x\") + await Etl.Get()", "Etl.GetTask.Run(1) + Etl.GetTask.Run(\"x\") + await Etl.GetTask.RunAsync()", "1xx9", "Get, task Etl.Get, task Etl.Get"),
        In("oblivious to null", """
            #nullable disable
            public static partial class Etl
            {
                [Task] public static string Echo(string text = null) => text ?? "none";
            }
            """, "Etl.Echo()", "Etl.EchoTask.Run()", "none", "task Etl.Echo"),
        In("obsolete", """
            public static partial class Etl
            {
                [Task, Obsolete("old")] public static int Old(int a) => a;
                [Task, Obsolete("older", error: true)] public static int Older(int a) => a;
                [Obsolete] public static int Open(int a) => Old(a) + Older(a);
                [Obsolete] public static int Proxied(int a) => OldTask.Run(a) + OlderTask.Run(a);
            }
            #pragma warning disable CS0612
            public static partial class Test
            {
                public static int Open() => Etl.Open(1);
                public static int Proxied() => Etl.Proxied(1);
            }
            """, "Open()", "Proxied()", "2", "task Etl.Old, task Etl.Older"),
        Task("extension method", "public static int Twice(this int number) => number * 2;", "4.Twice()", "Etl.TwiceTask.Run(4)", "8", "Twice"),
        Task("extension method called as static", "public static int Twice(this int number) => number * 2;", "Etl.Twice(4)", "Etl.TwiceTask.Run(4)", "8", "Twice"),

        // Type parameters of its own
        Task("generic", "public static T Echo<T>(T item) => item;", "Etl.Echo(1)", "Etl.EchoTask<int>().Run(1)", "1", "Echo<T>"),
        Task("generic, type argument given", "public static string Name<T>() => typeof(T).Name;", "Etl.Name<List<string>>()", "Etl.NameTask<List<string>>().Run()", "List`1", "Name<T>"),
        Task("generic, awaited", "public static async Task<IReadOnlyList<T>> AllAsync<T>(IEnumerable<T> items, CancellationToken cancellationToken) { await Task.Yield(); return [.. items]; }", "(await Etl.AllAsync([1, 2], default)).Count", "(await Etl.AllTask<int>().RunAsync([1, 2], default)).Count", "2", "AllAsync<T>"),
        Task("generic, several with constraints", """
            public static string Mix<TKey, TItem, TList, TEnum, TRaw>(TKey key, TItem? item, TEnum e, TRaw raw)
                where TKey : notnull, IComparable<TKey> where TItem : class?, new() where TList : List<TItem>, new() where TEnum : struct, Enum where TRaw : unmanaged
                => $"{key}{item}{new TList().Count}{e}{raw}";
            """, "Etl.Mix<string, object, List<object>, DayOfWeek, int>(\"k\", null, DayOfWeek.Friday, 3)", "Etl.MixTask<string, object, List<object>, DayOfWeek, int>().Run(\"k\", null, DayOfWeek.Friday, 3)", "k0Friday3", "Mix<TKey, TItem, TList, TEnum, TRaw>"),
        Task("generic, nullable", "public static T? First<T>(IEnumerable<T?> items, T? other = default) => items.FirstOrDefault() ?? other;", "Etl.First<string>([]) ?? \"none\"", "Etl.FirstTask<string>().Run([]) ?? \"none\"", "none", "First<T>"),
        Task("generic, of a type that may be a ref struct", "public static string Name<T>(int a) where T : allows ref struct => typeof(T).Name + a;", "Etl.Name<ReadOnlySpan<int>>(2)", "Etl.NameTask<ReadOnlySpan<int>>().Run(2)", "ReadOnlySpan`12", "Name<T>"),
        Task("generic, trimmed", "public static int Count<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] T>() => typeof(T).GetProperties().Length;", "Etl.Count<Version>()", "Etl.CountTask<Version>().Run()", "6", "Count<T>"),
        Task("generic, keyword names", "public static @class Echo<@class>(@class @class2) => @class2;", "Etl.Echo(1)", "Etl.EchoTask<int>().Run(1)", "1", "Echo<class>"),
        Task("generic overloads", "public static string Get<T>(T a) => $\"{a}\"; [Task] public static string Get<T>(T a, int b) => $\"{a}{b}\"; [Task] public static string Get<T, U>(T a, U b) => $\"{a}-{b}\";", "Etl.Get(1) + Etl.Get(1, 2) + Etl.Get(1, \"2\")", "Etl.GetTask<int>().Run(1) + Etl.GetTask<int>().Run(1, 2) + Etl.GetTask<int, string>().Run(1, \"2\")", "1121-2", "Get<T>, task Etl.Get<T>, task Etl.Get<T, U>"),
        Task("generic extension method", "public static int CountAll<T>(this IEnumerable<T> items, T other) => items.Append(other).Count();", "new[] { 1, 2 }.CountAll(3)", "Etl.CountAllTask<int>().Run([1, 2], 3)", "3", "CountAll<T>"),
        Task("generic, private", "private static T Secret<T>(T a) where T : struct => a; public static int Open(int a) => Secret(a); public static int Proxied(int a) => SecretTask<int>().Run(a);", "Etl.Open(1)", "Etl.Proxied(1)", "1", "Secret<T>"),
        Task("generic, with an argument of a private type", "public static int Count<T>(T item) => item is null ? 0 : 1; private sealed class Secret; public static int Open() => Count(new Secret()) + Count(new { A = 1 }); public static int Proxied() => CountTask<Secret>().Run(new()) + CountTask<int>().Run(1);", "Etl.Open()", "Etl.Proxied()", "2", "Count<T>, task Etl.Count<T>"),
        In("generic on an instance of a generic type", "public partial class Etl<T>(T item) { [Task] public (T Item, U Other) With<U>(U other) where U : IList<T> => (item, other); }", "new Etl<string>(\"x\").With<List<string>>([]).Item", "new Etl<string>(\"x\").WithTask<List<string>>().Run([]).Item", "x", "task Etl<T>.With<U>"),
        In("generic, private in nested generic types", "public partial class Outer<T> { private partial class Mid { [Task] private static string Get<U>(T t, U u) => $\"{t}{u}\"; public static string Open(T t) => Get(t, 1); public static string Proxied(T t) => GetTask<int>().Run(t, 1); } public static string Open(T t) => Mid.Open(t); public static string Proxied(T t) => Mid.Proxied(t); }", "Outer<string>.Open(\"a\")", "Outer<string>.Proxied(\"a\")", "a1", "task Outer<T>.Mid.Get<U>"),
        In("generic, overridden", "public partial class Base { [Task] public virtual T? Get<T>(T? a) where T : class => a; } public partial class Etl : Base { [Task] public override T? Get<T>(T? a) where T : class => base.Get(a); }", "((Base)new Etl()).Get(\"1\") + new Etl().Get(\"2\")", "((Base)new Etl()).GetTask<string>().Run(\"1\") + new Etl().GetTask<string>().Run(\"2\")", "12", "task Base.Get<T>, task Etl.Get<T>"),
        In("generic, beside others of the name in a base type", "public partial class Base { [Task] public int Get() => 0; [Task] public int Own<T>(T a) => 1; } public partial class Etl : Base { [Task] public int Get<T>(T a) => 10; [Task] public int Own<T, U>(T a, U b) => 100; }", "new Etl().Get(1) + new Etl().Own(1, 2)", "new Etl().GetTask<int>().Run(1) + new Etl().OwnTask<int, int>().Run(1, 2)", "110", "task Etl.Get<T>, task Etl.Own<T, U>"),
        In("generic type of what may be a ref struct", "public static partial class Etl<T> where T : allows ref struct { [Task] public static string Get(int a) => typeof(T).Name + a; }", "Etl<ReadOnlySpan<int>>.Get(2)", "Etl<ReadOnlySpan<int>>.GetTask.Run(2)", "ReadOnlySpan`12", "task Etl<T>.Get"),

        // Accessibility
        Task("private", "private static int Secret(int a) => a; public static int Open(int a) => Secret(a); public static int Proxied(int a) => SecretTask.Run(a);", "Etl.Open(1)", "Etl.Proxied(1)", "1", "Secret"),
        Task("internal", "internal static int Inner(int a) => a;", "Etl.Inner(1)", "Etl.InnerTask.Run(1)", "1", "Inner"),

        In("overloads of different accessibility", "public static partial class Etl { [Task] public static int Get(int a) => Get($\"{a}\") + 0; [Task] private static int Get(string a) => a.Length; }", "Etl.Get(10)", "Etl.GetTask.Run(10)", "2", "task Etl.Get, task Etl.Get"),

        // Containing types
        In("instance", "public partial class Etl(int factor) { [Task] public async Task<int> TimesAsync(int a) { await Task.Yield(); return a * factor; } }", "await new Etl(3).TimesAsync(2)", "await new Etl(3).TimesTask.RunAsync(2)", "6", "task Etl.TimesAsync"),
        In("instance, private", "public partial class Etl(int factor) { [Task] private int Times(int a) => a * factor; public int Open(int a) => Times(a); public int Proxied(int a) => TimesTask.Run(a); }", "new Etl(3).Open(2)", "new Etl(3).Proxied(2)", "6", "task Etl.Times"),
        In("instance, conditional access", "public partial class Etl { [Task] public string Name() => \"n\"; public static Etl? Maybe() => new(); }", "Etl.Maybe()?.Name().Length", "Etl.Maybe()?.NameTask.Run().Length", "1", "task Etl.Name"),
        In("protected, called from a derived type", "public partial class Base { [Task] protected int Get(int a) => a; } public class Etl : Base { public int Open(int a) => Get(a); public int Proxied(int a) => GetTask.Run(a); }", "new Etl().Open(1)", "new Etl().Proxied(1)", "1", "task Base.Get"),
        In("inherited, called on a derived receiver", "public partial class Base { [Task] public int Get(int a) => a; } public class Etl : Base;", "new Etl().Get(1)", "new Etl().GetTask.Run(1)", "1", "task Base.Get"),
        In("virtual, overridden", "public partial class Base { [Task] public virtual int Get(int a) => a; } public class Etl : Base { public override int Get(int a) => a * 10; }", "((Base)new Etl()).Get(1)", "new Etl().GetTask.Run(1)", "10", "task Base.Get"),
        In("overridden by a task", "public partial class Base { [Task] public virtual int Get(int a) => a; } public partial class Etl : Base { [Task] public override int Get(int a) => base.Get(a) * 10; }", "new Etl().Get(1)", "new Etl().GetTask.Run(1)", "10", "task Etl.Get"),
        In("record", "public partial record Etl(int Factor) { [Task] public int Times(int a) => a * Factor; }", "new Etl(3).Times(2)", "new Etl(3).TimesTask.Run(2)", "6", "task Etl.Times"),
        In("readonly struct", "public readonly partial struct Etl(int factor) { [Task] public int Times(int a) => a * factor; }", "new Etl(3).Times(2)", "new Etl(3).TimesTask.Run(2)", "6", "task Etl.Times"),
        In("readonly record struct", "public readonly partial record struct Etl(int Factor) { [Task] public int Times(int a) => a * Factor; }", "new Etl(3).Times(2)", "new Etl(3).TimesTask.Run(2)", "6", "task Etl.Times"),
        In("readonly method of a struct", "public partial struct Etl(int factor) { private int _factor = factor; [Task] public readonly int Times(int a) => a * _factor; }", "new Etl(3).Times(2)", "new Etl(3).TimesTask.Run(2)", "6", "task Etl.Times"),
        In("static in a struct", "public partial struct Etl { [Task] public static int Get(int a) => a; }", "Etl.Get(2)", "Etl.GetTask.Run(2)", "2", "task Etl.Get"),
        In("static in an interface", "public partial interface IEtl { [Task] public static int Get(int a) => a; }", "IEtl.Get(2)", "IEtl.GetTask.Run(2)", "2", "task IEtl.Get"),
        In("nested", "public partial class Outer { public static partial class Etl { [Task] public static int Get(int a) => a; } }", "Outer.Etl.Get(2)", "Outer.Etl.GetTask.Run(2)", "2", "task Outer.Etl.Get"),
        In("nested in private types", "public partial class Outer { public static int Open(int a) => Mid.Open(a); public static int Proxied(int a) => Mid.Proxied(a); private partial class Mid { public static int Open(int a) => Etl.Open(a); public static int Proxied(int a) => Etl.Proxied(a); private static partial class Etl { public static int Open(int a) => Get(a); public static int Proxied(int a) => GetTask.Run(a); [Task] private static int Get(int a) => a; } } }", "Outer.Open(2)", "Outer.Proxied(2)", "2", "task Outer.Mid.Etl.Get"),
        In("generic type", "public static partial class Etl<T> where T : class, new() { [Task] public static string Get(T item, int a) => typeof(T).Name + a; }", "Etl<List<int>>.Get([], 2)", "Etl<List<int>>.GetTask.Run([], 2)", "List`12", "task Etl<T>.Get"),
        In("instance of a generic type", "public partial class Etl<T>(T item) { [Task] public (T Item, int Count) Get(int a) => (item, a); }", "new Etl<string>(\"x\").Get(2).Item", "new Etl<string>(\"x\").GetTask.Run(2).Item", "x", "task Etl<T>.Get"),
        In("nested generic types", "public partial class Outer<T> { public partial class Etl<U> where U : struct { [Task] public static string Get(T t, U u) => $\"{t}{u}\"; } }", "Outer<string>.Etl<int>.Get(\"a\", 1)", "Outer<string>.Etl<int>.GetTask.Run(\"a\", 1)", "a1", "task Outer<T>.Etl<U>.Get"),
        In("private in a generic type", "public partial class Etl<T> { [Task] private static string Get(T t) => $\"{t}\"; public static string Open(T t) => Get(t); public static string Proxied(T t) => GetTask.Run(t); }", "Etl<int>.Open(1)", "Etl<int>.Proxied(1)", "1", "task Etl<T>.Get"),
        In("keyword namespace and type", "namespace @namespace.@event { public static partial class @class { [Task] public static int Get(int a) => a; } }", "@namespace.@event.@class.Get(1)", "@namespace.@event.@class.GetTask.Run(1)", "1", "task namespace.event.class.Get"),
        In("partial in several parts", "public static partial class Etl { [Task] public static int A(int a) => a; } public static partial class Etl { [Task] public static int B(int a) => A(a) + 1; }", "Etl.B(1)", "Etl.BTask.Run(1)", "2", "task Etl.B, task Etl.A"),
        In("partial method", "public static partial class Etl { [Task] public static partial int Get(int a); } public static partial class Etl { public static partial int Get(int a) => a; }", "Etl.Get(1)", "Etl.GetTask.Run(1)", "1", "task Etl.Get"),
        In("implicit interface implementation", "public interface IEtl { int Get(int a); } public partial class Etl : IEtl { [Task] public int Get(int a) => a; }", "new Etl().Get(1)", "new Etl().GetTask.Run(1)", "1", "task Etl.Get"),
        In("flow and task of one name", "public static partial class Etl { [Flow] public static int Get(int a) => a; [Task] public static int Get(string a) => a.Length; }", "Etl.Get(1) + Etl.Get(\"abc\")", "Etl.GetFlow.Run(1) + Etl.GetTask.Run(\"abc\")", "4", "flow Etl.Get, task Etl.Get"),
        In("extension method on an interface", "public static partial class Etl { [Task] public static int CountAll(this IEnumerable<int> items) => items.Count(); }", "new[] { 1, 2 }.CountAll()", "Etl.CountAllTask.Run([1, 2])", "2", "task Etl.CountAll"),

        // Members of interfaces and abstract classes
        In("interface member", "public partial interface IEtl { [Task] int Get(int a); } public class Etl : IEtl { public int Get(int a) => a + 1; }", "((IEtl)new Etl()).Get(1)", "((IEtl)new Etl()).GetTask.Run(1)", "2", "task IEtl.Get"),
        In("awaited interface member", "public partial interface IEtl { [Task] Task<int> GetAsync(int a, CancellationToken stop = default); } public class Etl : IEtl { public async Task<int> GetAsync(int a, CancellationToken stop) { await Task.Yield(); return a + 1; } }", "await ((IEtl)new Etl()).GetAsync(1)", "await ((IEtl)new Etl()).GetTask.RunAsync(1)", "2", "task IEtl.GetAsync"),
        In("stream of an interface", "public partial interface IEtl { [Task] IAsyncEnumerable<int> CountAsync(int to); } public class Etl : IEtl { public async IAsyncEnumerable<int> CountAsync(int to) { for (var i = 0; i < to; i++) { await Task.Yield(); yield return i; } } }", "(await ((IEtl)new Etl()).CountAsync(3).ToListAsync()).Count", "(await ((IEtl)new Etl()).CountTask.RunAsync(3).ToListAsync()).Count", "3", "task IEtl.CountAsync"),
        In("default member of an interface", "public partial interface IEtl { [Task] int Get(int a) => a + 1; } public class Etl : IEtl;", "((IEtl)new Etl()).Get(1)", "((IEtl)new Etl()).GetTask.Run(1)", "2", "task IEtl.Get"),
        In("sealed member of an interface", "public partial interface IEtl { [Task] sealed int Get(int a) => a + Own(a); int Own(int a); } public class Etl : IEtl { public int Own(int a) => a; }", "((IEtl)new Etl()).Get(1)", "((IEtl)new Etl()).GetTask.Run(1)", "2", "task IEtl.Get"),
        In("private member of an interface", "public partial interface IEtl { [Task] private int Get(int a) => a + 1; sealed int Open(int a) => Get(a); sealed int Proxied(int a) => GetTask.Run(a); } public class Etl : IEtl;", "((IEtl)new Etl()).Open(1)", "((IEtl)new Etl()).Proxied(1)", "2", "task IEtl.Get"),
        In("generic interface", "public partial interface IEtl<T> where T : notnull { [Task] T? Get(T a); } public class Etl : IEtl<string> { public string? Get(string a) => a; }", "((IEtl<string>)new Etl()).Get(\"1\")", "((IEtl<string>)new Etl()).GetTask.Run(\"1\")", "1", "task IEtl<T>.Get"),
        In("generic member of an interface", "public partial interface IEtl { [Task] T? Get<T>(T? a) where T : class; [Task] T? Any<T>(T? a); } public class Etl : IEtl { public T? Get<T>(T? a) where T : class => a; public T? Any<T>(T? a) => a; }", "((IEtl)new Etl()).Get(\"1\") + ((IEtl)new Etl()).Any(2)", "((IEtl)new Etl()).GetTask<string>().Run(\"1\") + ((IEtl)new Etl()).AnyTask<int>().Run(2)", "12", "task IEtl.Get<T>, task IEtl.Any<T>"),
        In("interface member, implemented by a task", "public partial interface IEtl { [Task] int Get(int a); } public partial class Etl : IEtl { [Task] public int Get(int a) => a + 1; }", "((IEtl)new Etl()).Get(1)", "((IEtl)new Etl()).GetTask.Run(1)", "2", "task IEtl.Get"),
        In("interface member, implemented explicitly", "public partial interface IEtl { [Task] int Get(int a); } public class Etl : IEtl { int IEtl.Get(int a) => a + 1; }", "((IEtl)new Etl()).Get(1)", "((IEtl)new Etl()).GetTask.Run(1)", "2", "task IEtl.Get"),
        In("interface member, called on a type parameter", "public partial interface IEtl { [Task] int Get(int a); } public class Etl : IEtl { public int Get(int a) => a + 1; } public static class Calls { public static int Open<T>(T etl) where T : class, IEtl => etl.Get(1); public static int Proxied<T>(T etl) where T : class, IEtl => etl.GetTask.Run(1); }", "Calls.Open(new Etl())", "Calls.Proxied(new Etl())", "2", "task IEtl.Get"),
        In("interface member, called on a type parameter that may be a struct", "public partial interface IEtl { [Task] int Get(int a); } public readonly struct Etl : IEtl { public int Get(int a) => a + 1; } public static class Calls { public static int Open<T>(T etl) where T : IEtl => etl.Get(1); public static int Proxied<T>(T etl) where T : IEtl => etl.GetTask.Run(1); }", "Calls.Open(new Etl())", "Calls.Proxied(new Etl())", "2", "task IEtl.Get"),
        In("member of a base interface", "public partial interface IBase { [Task] int Get(int a); } public partial interface IEtl : IBase { [Task] int Put(int a); } public class Etl : IEtl { public int Get(int a) => a; public int Put(int a) => a + 1; }", "((IEtl)new Etl()).Get(1) + ((IEtl)new Etl()).Put(1)", "((IEtl)new Etl()).GetTask.Run(1) + ((IEtl)new Etl()).PutTask.Run(1)", "3", "task IBase.Get, task IEtl.Put"),
        In("hidden member of a base interface", "public partial interface IBase { [Task] int Get(int a); } public partial interface IEtl : IBase { [Task] new int Get(int a); } public class Etl : IEtl { int IBase.Get(int a) => a; int IEtl.Get(int a) => a + 1; }", "((IEtl)new Etl()).Get(1) + ((IBase)new Etl()).Get(1)", "((IEtl)new Etl()).GetTask.Run(1) + ((IBase)new Etl()).GetTask.Run(1)", "3", "task IEtl.Get, task IBase.Get"),
        In("private interface", "public static partial class Outer { private partial interface IEtl { [Task] int Get(int a); } private sealed class Etl : IEtl { public int Get(int a) => a + 1; } public static int Proxied(int a) { IEtl etl = new Etl(); return etl.GetTask.Run(a); } public static int Open(int a) => Own(a); [Task] private static int Own(int a) => a + 1; }", "Outer.Open(1)", "Outer.Proxied(1)", "2", "task Outer.Own"),
        In("abstract", "public abstract partial class Base { [Task] public abstract int Get(int a); } public class Etl : Base { public override int Get(int a) => a + 1; }", "((Base)new Etl()).Get(1)", "((Base)new Etl()).GetTask.Run(1)", "2", "task Base.Get"),
        In("abstract, protected", "public abstract partial class Base { [Task] protected abstract Task<int> GetAsync(int a); public Task<int> OpenAsync(int a) => GetAsync(a); public Task<int> ProxiedAsync(int a) => GetTask.RunAsync(a); } public class Etl : Base { protected override async Task<int> GetAsync(int a) { await Task.Yield(); return a + 1; } }", "await new Etl().OpenAsync(1)", "await new Etl().ProxiedAsync(1)", "2", "task Base.GetAsync"),

        // Flows
        In("flow with tasks", "public static partial class Etl { [Task] public static int One() => 1; [Flow(\"etl\")] public static async Task<int> RunAsync(int a) { await Task.Yield(); return One() + One() + a; } }", "await Etl.RunAsync(2)", "await Etl.RunFlow.RunAsync(2)", "4", "flow Etl.RunAsync, task Etl.One, task Etl.One"),
        In("synchronous flow, void", "public static partial class Etl { public static int Sum; [Flow] public static void Run(int a = 2) => Sum = a; public static int Open() { Run(); return Sum; } public static int Proxied() { RunFlow.Run(); return Sum; } }", "Etl.Open()", "Etl.Proxied()", "2", "flow Etl.Run"),
        In("flow on an instance, ValueTask", "public partial class Etl { [Flow] public async ValueTask<int> RunAsync(int a, CancellationToken cancellationToken) { await Task.Yield(); return a; } }", "await new Etl().RunAsync(1, default)", "await new Etl().RunFlow.RunAsync(1, default)", "1", "flow Etl.RunAsync"),
    ];

    private static MethodShape Task(string name, string member, string call, string proxyCall, string expected, string run) =>
        In(name, $"public static partial class Etl {{ [Task] {member} }}", call, proxyCall, expected, $"task Etl.{run}");

    private static MethodShape In(string name, string declarations, string call, string proxyCall, string expected, string runs) =>
        new(name, declarations, call, proxyCall, expected, runs);
}
