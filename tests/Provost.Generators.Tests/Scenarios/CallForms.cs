namespace Provost.Generators.Tests.Scenarios;

/// <summary>Where and how a task may be called.</summary>
public static class CallForms
{
    private const string Shape = "public static partial class Shapes { ";

    public static IReadOnlyDictionary<string, CallForm> All { get; } = Redirected().Concat(Plain()).ToDictionary(static form => form.Name, StringComparer.Ordinal);

    private static IEnumerable<CallForm> Redirected() =>
    [
        // Where
        new("nested in another call", "return Etl.Twice(Etl.Twice(1));", "return Etl.TwiceTask.Run(Etl.TwiceTask.Run(1));", "4", "task Etl.Twice, task Etl.Twice"),
        new("in a lambda", "Func<int, int> f = x => Etl.Twice(x); return f(2);", "Func<int, int> f = x => Etl.TwiceTask.Run(x); return f(2);", "4"),
        new("in a local function", "int F(int x) => Etl.Twice(x); return F(2);", "int F(int x) => Etl.TwiceTask.Run(x); return F(2);", "4"),
        new("in an iterator", "IEnumerable<int> F() { yield return Etl.Twice(2); } return F().Sum();", "IEnumerable<int> F() { yield return Etl.TwiceTask.Run(2); } return F().Sum();", "4"),
        new("in an interpolated string", "return $\"{Etl.Twice(2)}\";", "return $\"{Etl.TwiceTask.Run(2)}\";", "4"),
        new("in a switch arm", "return 1 switch { 1 => Etl.Twice(2), _ => 0 };", "return 1 switch { 1 => Etl.TwiceTask.Run(2), _ => 0 };", "4"),
        new("in a query over objects", "return (from x in new[] { 2 } select Etl.Twice(x)).Single();", "return (from x in new[] { 2 } select Etl.TwiceTask.Run(x)).Single();", "4"),
        new("in a collection expression", "int[] a = [Etl.Twice(2)]; return a[0];", "int[] a = [Etl.TwiceTask.Run(2)]; return a[0];", "4"),
        new("in a field initialiser", "return new Holder().Value;", "return new Other().Value;", "4", Declarations: "public class Holder { public int Value = Etl.Twice(2); } public class Other { public int Value = Etl.TwiceTask.Run(2); }"),
        new("in a constructor initialiser", "return new Holder().Value;", "return new Other().Value;", "4", Declarations: "public class Holder(int value) { public int Value => value; public Holder() : this(Etl.Twice(2)) { } } public class Other() : Holder(Etl.TwiceTask.Run(2));"),
        new("in a default of a property", "return Holder.Value;", "return Other.Value;", "4", Declarations: "public static class Holder { public static int Value { get; } = Etl.Twice(2); } public static class Other { public static int Value { get; } = Etl.TwiceTask.Run(2); }"),
        new("in an operator, an indexer and an accessor", "var h = new Holder(); return (h + h)[h.Value];", "var h = new Other(); return (h + h)[h.Value];", "12", "task Etl.Twice, task Etl.Twice, task Etl.Twice", "public class Holder { public static Holder operator +(Holder a, Holder b) { Etl.Twice(1); return a; } public int this[int i] => Etl.Twice(i); public int Value => Etl.Twice(3); } public class Other { public static Other operator +(Other a, Other b) { Etl.TwiceTask.Run(1); return a; } public int this[int i] => Etl.TwiceTask.Run(i); public int Value => Etl.TwiceTask.Run(3); }"),
        new("through a file-local type", "return Caller.Call();", "return Caller.Proxied();", "4", Declarations: "public static class Caller { public static int Call() => Inner.Run(); public static int Proxied() => Etl.TwiceTask.Run(2); } file static class Inner { public static int Run() => Etl.Twice(2); }"),
        new("behind a line directive", "\n#line 1 \"elsewhere.cs\"\nreturn Etl.Twice(2);\n#line default\n", "return Etl.TwiceTask.Run(2);", "4"),

        // On what
        new("on a receiver that may be null", "Etl? e = new(); return e?.Own(1);", "Etl? e = new(); return e?.OwnTask.Run(1);", "2", "task Etl.Own"),
        new("on a receiver that is null", "Etl? e = null; return e?.Own(1) ?? -1;", "Etl? e = null; return e?.OwnTask.Run(Etl.TwiceTask.Run(1)) ?? Etl.TwiceTask.Run(1) - 3;", "-1", ""),
        new("on a null-forgiven receiver", "Etl? e = new(); return e!.Own(1);", "Etl? e = new(); return e!.OwnTask.Run(1);", "2", "task Etl.Own"),
        new("in a chain of conditional accesses", "Etl? e = new(); return e?.Name()?.Trim().Length;", "Etl? e = new(); return e?.NameTask.Run()?.Trim().Length;", "1", "task Etl.Name"),
        new("on a pointer", "return Caller.Call();", "return Caller.Proxied();", "6", "task Cell.Times", "public readonly partial struct Cell(int a) { [Task] public int Times(int b) => a * b; } public static unsafe class Caller { public static int Call() { var c = new Cell(2); var p = &c; return p->Times(3); } public static int Proxied() { var c = new Cell(2); var p = &c; return p->TimesTask.Run(3); } }"),
        new("on a struct that may be null", "Cell? c = new Cell(2); return c?.Times(3);", "Cell? c = new Cell(2); return c?.TimesTask.Run(3);", "6", "task Cell.Times", "public readonly partial struct Cell(int a) { [Task] public int Times(int b) => a * b; }"),
        new("on a struct that is no variable", "return new Cell(2).Times(3) + Cell.Make().Times(1);", "return new Cell(2).TimesTask.Run(3) + Cell.Make().TimesTask.Run(1);", "11", "task Cell.Times, task Cell.Times", "public partial struct Cell(int a) { private int _a = a; public static Cell Make() => new(5); [Task] public readonly int Times(int b) => _a * b; }"),
        new("from a constrained type parameter", "return Caller<Etl>.Call(new());", "return Caller<Etl>.Proxied(new());", "2", "task Etl.Own", "public static class Caller<T> where T : Etl { public static int Call(T etl) => etl.Own(1); public static int Proxied(T etl) => etl.OwnTask.Run(1); }"),
        new("on a derived receiver, inherited", "return new Derived().Own(1);", "return new Derived().OwnTask.Run(1);", "2", "task Etl.Own", "public class Derived : Etl;"),
        new("on a derived receiver, overridden by a task", "return new Derived().Own(1);", "return new Derived().OwnTask.Run(1);", "10", "task Derived.Own", "public partial class Derived : Etl { [Task] public override int Own(int a) => a * 10; }"),
        new("private", "return Shapes.Open();", "return Shapes.Proxied();", "3", "task Shapes.Get", Shape + "[Task] private static int Get(int a) => a; public static int Open() => Get(3); public static int Proxied() => GetTask.Run(3); }"),
        new("protected", "return new Derived().Open();", "return new Derived().Proxied();", "3", "task Base.Get", "public partial class Base { [Task] protected int Get(int a) => a; } public class Derived : Base { public int Open() => Get(3); public int Proxied() => GetTask.Run(3); }"),

        // With what
        new("with arguments by name in another order", "return Shapes.Join(c: \"1\", a: \"2\");", "return Shapes.JoinTask.Run(c: \"1\", a: \"2\");", "2b1", "task Shapes.Join", Shape + "[Task] public static string Join(string a, string b = \"b\", string c = \"c\") => a + b + c; }"),
        new("with defaults left out", "return Shapes.Join(\"2\");", "return Shapes.JoinTask.Run(\"2\");", "2bc", "task Shapes.Join", Shape + "[Task] public static string Join(string a, string b = \"b\", string c = \"c\") => a + b + c; }"),
        new("with params", "return Shapes.Count(1, 2) + Shapes.Count() + Shapes.Count([3, 4, 5]);", "return Shapes.CountTask.Run(1, 2) + Shapes.CountTask.Run() + Shapes.CountTask.Run([3, 4, 5]);", "5", "task Shapes.Count, task Shapes.Count, task Shapes.Count", Shape + "[Task] public static int Count(params int[] items) => items.Length; }"),
        new("with the expression of an argument", "return Shapes.Text(1 + 2);", "return Shapes.TextTask.Run(1 + 2);", "1 + 2", "task Shapes.Text", Shape + "[Task] public static string Text(int a, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(a))] string text = \"\") => text; }"),
        new("with an argument by reference to read", "var a = 2m; return Shapes.Twice(in a) + Shapes.Twice(a) + Shapes.Twice(1m);", "var a = 2m; return Shapes.TwiceTask.Run(in a) + Shapes.TwiceTask.Run(a) + Shapes.TwiceTask.Run(1m);", "10", "task Shapes.Twice, task Shapes.Twice, task Shapes.Twice", Shape + "[Task] public static decimal Twice(in decimal amount) => amount * 2; }"),
        new("with names of a tuple", "var pair = (Left: 1, Right: (string?)\"r\"); return Shapes.Swap(pair).First?.Length;", "var pair = (Left: 1, Right: (string?)\"r\"); return Shapes.SwapTask.Run(pair).First?.Length;", "1", "task Shapes.Swap", Shape + "[Task] public static (string? First, int Second) Swap((int A, string? B) pair) => (pair.B, pair.A); }"),
        new("with null where it may be", "string? n = null; return Shapes.Echo(n) ?? \"none\";", "string? n = null; return Shapes.EchoTask.Run(n) ?? \"none\";", "none", "task Shapes.Echo", Shape + "[Task] public static string? Echo(string? text) => text; }"),
        new("with an object of a private type", "return Holder.Run();", "return Holder.Proxied();", "1", "task Lists.Count", "public static partial class Lists { [Task] public static int Count(IReadOnlyList<object> items) => items.Count; } public static class Holder { private sealed class Secret; public static int Run() => Lists.Count([new Secret()]); public static int Proxied() => Lists.CountTask.Run([new Secret()]); }"),
        new("with a type argument that is private or has no name", "return Holder.Run();", "return Holder.Proxied();", "2", "task Lists.Count<T>, task Lists.Count<T>", "public static partial class Lists { [Task] public static int Count<T>(IReadOnlyList<T> items) => items.Count; } public static class Holder { private sealed class Secret; public static int Run() => Lists.Count([new Secret()]) + Lists.Count([new { A = 1 }]); public static int Proxied() => Lists.CountTask<Secret>().Run([new()]) + Lists.CountTask<int>().Run([1]); }"),
        new("of a parameter named as the type's type parameter", "return new Box<int, int>().Add(1, \"a\", 2);", "return new Box<int, int>().AddTask.Run(1, \"a\", 2);", "1a2", "task Box<T, instance>.Add", "\n#pragma warning disable CS8981\npublic partial class Box<T, instance> { [Task] public string Add(T T, string T_, instance instance) => $\"{T}{T_}{instance}\"; }"),
        new("of a generic method in a generic type", "return Box<int>.Pair(1, \"a\");", "return Box<int>.PairTask<string>().Run(1, \"a\");", "(1, a)", "task Box<T>.Pair<U>", "public static partial class Box<T> where T : struct { [Task] public static (T, U) Pair<U>(T t, U u) where U : class => (t, u); }"),
        new("that recurses", "return Shapes.Sum(3);", "return Shapes.SumTask.Run(3);", "6", "task Shapes.Sum, task Shapes.Sum, task Shapes.Sum, task Shapes.Sum", Shape + "[Task] public static int Sum(int a) => a == 0 ? 0 : a + Sum(a - 1); }"),
    ];

    /// <summary>What the compiler cannot redirect, or would redirect wrongly.</summary>
    private static IEnumerable<CallForm> Plain() =>
    [
        new("nameof", "return nameof(Etl.Twice);", "", "Twice", ""),
        new("method group", "Func<int, int> f = Etl.Twice; return f(1) + f.Invoke(1);", "Func<int, int> f = Etl.TwiceTask.Run; return f(1) + f.Invoke(1);", "4", ""),
        new("method group as an argument", "return new[] { 1, 2 }.Select(Etl.Twice).Sum();", "return new[] { 1, 2 }.Select(Etl.TwiceTask.Run).Sum();", "6", ""),
        new("function pointer", "return Caller.Call();", "return Caller.Proxied();", "4", "", "public static unsafe class Caller { public static int Call() { delegate*<int, int> f = &Etl.Twice; return f(2); } public static int Proxied() { Func<int, int> f = Etl.TwiceTask.Run; return f(2); } }"),
        new("dynamic argument", "dynamic d = 2; return Etl.Twice(d);", "dynamic d = 2; return Etl.TwiceTask.Run((int)d);", "4", ""),
        new("dynamic receiver", "dynamic d = new Etl(); return d.Own(1);", "dynamic d = new Etl(); return ((Etl)d).OwnTask.Run(1);", "2", ""),
        new("expression tree", "System.Linq.Expressions.Expression<Func<int, int>> e = x => Etl.Twice(x); return e.ToString();", "", "x => Twice(x)", ""),
        new("expression tree of a query", "return new[] { 2 }.AsQueryable().Where(x => x > 1).Select(x => Etl.Twice(x)).Expression.ToString().Contains(\"Twice(x)\");", "", "True", ""),
        new("query clause that becomes an expression tree", "return (from x in new[] { 2 }.AsQueryable() select Etl.Twice(x)).Expression.ToString().Contains(\"Twice(x)\");", "", "True", ""),
        new("query clause that is a call itself", "return (from x in new Source(2) select x + 1);", "return Queries.SelectTask.Run(new Source(2), x => x + 1);", "3", "", "public sealed record Source(int Value); public static partial class Queries { [Task] public static int Select(this Source source, Func<int, int> map) => map(source.Value); }"),
        new("base call", "return new Derived().Own(1);", "return new Derived().Proxied(1);", "20", "", "public class Derived : Etl { public override int Own(int a) => base.Own(a) * 10; public int Proxied(int a) => OwnTask.Run(a); }"),
        new("private type in the signature", "return Holder.Run();", "return Holder.Proxied();", "3", "", "public static partial class Holder { private sealed record Secret(int A); [Task] private static int Get(Secret s) => s.A; public static int Run() => Get(new(3)); public static int Proxied() => GetTask.Run(new(3)); }"),
        new("a local function of the same name", "int Twice(int a) => a; return Twice(1);", "", "1", ""),
        new("a method of the same name elsewhere", "return Other.Twice(1);", "", "1", "", "public static class Other { public static int Twice(int a) => a; }"),
    ];
}
