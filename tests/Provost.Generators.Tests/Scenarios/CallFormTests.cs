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
            [Task] public string? Name() => "n";
        }
        """;

    public static TheoryData<string> Names => [.. CallForms.All.Keys];

    public static TheoryData<string> NamesOfProxied => [.. CallForms.All.Values.Where(static form => form.Proxied.Length > 0).Select(static form => form.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_redirected_where_it_can_be(string name)
    {
        var form = CallForms.All[name];
        Assert.Equal($"{form.Expected} <- {form.Runs}", await Recording.RunAsync(Etl + form.Declarations, form.Statements));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Gives_the_same_result_without_interception(string name)
    {
        var form = CallForms.All[name];
        Assert.Equal($"{form.Expected} <- ", await Recording.RunAsync(Etl + form.Declarations, form.Statements, intercept: false));
    }

    [Theory]
    [MemberData(nameof(NamesOfProxied))]
    public async Task Gives_the_same_result_as_a_run_through_the_proxy(string name)
    {
        var form = CallForms.All[name];
        var outcome = await Recording.RunAsync(Etl + form.Declarations, form.Proxied, intercept: false);
        Assert.StartsWith($"{form.Expected} <- ", outcome, StringComparison.Ordinal);
        Assert.NotEqual($"{form.Expected} <- ", outcome);
    }

    [Theory]
    [InlineData("Provost.Generated.Interceptors", true)]
    [InlineData("Other;Provost.Generated", true)]
    [InlineData("Other; Provost.Generated", false)]
    [InlineData("Provost", true)]
    [InlineData("Provost.Gen", false)]
    [InlineData("Provost.Generated.Interceptors.More", false)]
    [InlineData("", false)]
    public void A_namespace_that_may_intercept_or_one_around_it_is_enough(string namespaces, bool isEnough)
    {
        var options = GeneratedProject.ParseOptions.WithFeatures([new("InterceptorsNamespaces", namespaces)]);
        var project = GeneratedProject.Create([new Source("Etl.cs", Etl), new Source("A.cs", "public static class A { public static int Call() => Etl.Twice(1); }")], options).AssertEmits();
        Assert.Equal(isEnough ? 1 : 0, Interceptions(project));
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
}
