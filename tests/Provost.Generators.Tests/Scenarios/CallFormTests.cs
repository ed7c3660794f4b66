using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>Where and how a task may be called. What cannot be redirected keeps its plain meaning and never breaks the build.</summary>
public sealed class CallFormTests
{
    private const string Etl = """
        public partial class Etl
        {
            [Task] public static int Twice(int a) => a * 2;
            [Task] public virtual int Own(int a) => a + 1;
        }
        """;

    private static readonly Dictionary<string, CallForm> s_forms = Forms().ToDictionary(static form => form.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_redirected_where_it_can_be(string name)
    {
        var form = s_forms[name];
        Assert.Equal($"{form.Expected} <- {form.Runs}", await Recording.RunAsync(Etl + form.Declarations, form.Statements));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gives_the_same_result_without_interception(string name)
    {
        var form = s_forms[name];
        Assert.Equal($"{form.Expected} <- ", await Recording.RunAsync(Etl + form.Declarations, form.Statements, intercept: false));
    }

    [Theory]
    [InlineData("return Etl.Twice(Etl.TwiceTask.Run(1));", "4 <- task Etl.Twice, task Etl.Twice")]
    [InlineData("var state = Etl.MakeTask.RunState(); return state.Result().Own(1);", "2 <- task Etl.Make, task Etl.Own")]
    [InlineData("Func<Func<int>, int> call = f => f(); return call(() => Etl.Twice(Etl.TwiceTask.WithOptions(o => o).Run(1)));", "4 <- task Etl.Twice, task Etl.Twice")]
    public async Task A_call_that_takes_what_a_proxy_returned_is_redirected(string statements, string expected)
    {
        const string Maker = "public partial class Etl { [Task] public static Etl Make() => new(); }";
        Assert.Equal(expected, await Recording.RunAsync(Etl + Maker, statements));
    }

    [Fact]
    public void Top_level_statements_are_redirected()
    {
        var project = GeneratedProject.Create([new Source("Program.cs", "Console.WriteLine(Etl.Twice(2)); int Local() => Etl.Twice(3); Local();"), new Source("Etl.cs", Etl)]).AssertEmits();
        Assert.Equal(2, Interceptions(project));
    }

    [Fact]
    public void All_calls_of_a_method_share_one_interceptor()
    {
        var project = GeneratedProject.Create(
        [
            new("Etl.cs", Etl),
            new("A.cs", "public static class A { public static int Call() => Etl.Twice(1) + Etl.Twice(a: 2); }"),
            new("B.cs", "public static class B { public static int Call() => Etl.Twice(3); }"),
        ]).AssertEmits();
        Assert.Equal(3, Interceptions(project));
        Assert.Single(project.Interceptors.Split('\n'), static line => line.Contains("public static int TwiceTask(int a)", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_of_one_text_are_left_alone()
    {
        const string Text = "file static class Caller { public static int Call() => Etl.Twice(1); }";
        var project = GeneratedProject.Create([new("Etl.cs", Etl), new("A.cs", Text), new("B.cs", Text)]).AssertEmits();
        Assert.Equal(0, Interceptions(project));
    }

    private static int Interceptions(GeneratedProject project) =>
        project.Interceptors.Split('\n').Count(static line => line.TrimStart().StartsWith("[global::System.Runtime.CompilerServices.InterceptsLocation(", StringComparison.Ordinal));

    private static IEnumerable<CallForm> Forms() =>
    [
        new("nested in another call", "return Etl.Twice(Etl.Twice(1));", "4", "task Etl.Twice, task Etl.Twice"),
        new("in a lambda", "Func<int, int> f = x => Etl.Twice(x); return f(2);", "4"),
        new("in a local function", "int F(int x) => Etl.Twice(x); return F(2);", "4"),
        new("in an iterator", "IEnumerable<int> F() { yield return Etl.Twice(2); } return F().Sum();", "4"),
        new("in an interpolated string", "return $\"{Etl.Twice(2)}\";", "4"),
        new("in a switch arm", "return 1 switch { 1 => Etl.Twice(2), _ => 0 };", "4"),
        new("in a query over objects", "return (from x in new[] { 2 } select Etl.Twice(x)).Single();", "4"),
        new("in a collection expression", "int[] a = [Etl.Twice(2)]; return a[0];", "4"),
        new("in a field initialiser", "return new Holder().Value;", "4", Declarations: "public class Holder { public int Value = Etl.Twice(2); }"),
        new("in a constructor initialiser", "return new Holder().Value;", "4", Declarations: "public class Holder(int value) { public int Value => value; public Holder() : this(Etl.Twice(2)) { } }"),
        new("in a default of a property", "return Holder.Value;", "4", Declarations: "public static class Holder { public static int Value { get; } = Etl.Twice(2); }"),
        new("on a null-forgiven receiver", "Etl? e = new(); return e!.Own(1);", "2", "task Etl.Own"),
        new("through a using static", "return Caller.Call();", "4", Declarations: "public static class Caller { public static int Call() => Inner.Run(); } file static class Inner { public static int Run() => Etl.Twice(2); }"),
        new("behind a line directive", "\n#line 1 \"elsewhere.cs\"\nreturn Etl.Twice(2);\n#line default\n", "4"),
        new("with a generic argument of a private type", "return Holder.Run();", "1", "task Lists.Count", "public static partial class Lists { [Task] public static int Count(IReadOnlyList<object> items) => items.Count; } public static class Holder { private sealed class Secret; public static int Run() => Lists.Count([new Secret()]); }"),
        new("from a constrained type parameter", "return Caller<Etl>.Call(new());", "2", "task Etl.Own", "public static class Caller<T> where T : Etl { public static int Call(T etl) => etl.Own(1); }"),

        new("nameof", "return nameof(Etl.Twice);", "Twice", ""),
        new("method group", "Func<int, int> f = Etl.Twice; return f(2);", "4", ""),
        new("method group as an argument", "return new[] { 1, 2 }.Select(Etl.Twice).Sum();", "6", ""),
        new("dynamic argument", "dynamic d = 2; return Etl.Twice(d);", "4", ""),
        new("dynamic receiver", "dynamic d = new Etl(); return d.Own(1);", "2", ""),
        new("expression tree", "System.Linq.Expressions.Expression<Func<int, int>> e = x => Etl.Twice(x); return e.ToString();", "x => Twice(x)", ""),
        new("expression tree of a query", "return new[] { 2 }.AsQueryable().Where(x => x > 1).Select(x => Etl.Twice(x)).Expression.ToString().Contains(\"Twice(x)\");", "True", ""),
        new("query clause that becomes an expression tree", "return (from x in new[] { 2 }.AsQueryable() select Etl.Twice(x)).Expression.ToString().Contains(\"Twice(x)\");", "True", ""),
        new("base call", "return new Derived().Own(1);", "20", "", "public class Derived : Etl { public override int Own(int a) => base.Own(a) * 10; }"),
        new("private type in the signature", "return Holder.Run();", "3", "", "public static partial class Holder { private sealed record Secret(int A); [Task] private static int Get(Secret s) => s.A; public static int Run() => Get(new(3)); }"),
        new("a local function of the same name", "int Twice(int a) => a; return Twice(1);", "1", ""),
        new("a method of the same name elsewhere", "return Other.Twice(1);", "1", "", "public static class Other { public static int Twice(int a) => a; }"),
    ];
}
