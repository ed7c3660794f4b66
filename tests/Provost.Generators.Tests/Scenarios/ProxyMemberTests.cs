using Microsoft.CodeAnalysis.CSharp;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>What a proxy offers beside a plain run.</summary>
public sealed class ProxyMemberTests
{
    private const string Etl = """
        public partial class Etl
        {
            [Task] public static int Add(int a, int b = 1) => a + b;
            [Task] public async Task<int> JoinAsync(string a, int b) { await Task.Yield(); return a.Length + b; }
            [Task] public static int Fail(int a) => throw new InvalidOperationException($"no {a}");
            [Task] public static T FailAs<T>(T a) => throw new InvalidOperationException($"no {a}");
            [Task] public static async IAsyncEnumerable<int> FailEachAsync(int a) { await Task.Yield(); if (a > 0) throw new InvalidOperationException($"no {a}"); yield return a; }
            [Task] public static int One() => 1;
            [Task] public static int Sum(IReadOnlyList<int> numbers, int more = 0) => numbers.Sum() + more;
            [Task] public static int[] Upto(int end) => [.. Enumerable.Range(1, end)];
            [Task] public static string End(State<int> state) => state.Name;
            [Task(CachePolicy = CachePolicy.Inputs, PersistResult = true)] public static string Typed<T>(int a) => $"{typeof(T).Name}{a}";
            [Task(RunNameFactory = nameof(NameOf))] public static string Show<T>(T value) where T : notnull => $"{value} in {Run.Current!.Name}";
            private static string NameOf<T>(T value) where T : notnull => $"show {value}";
            [Task] public static async IAsyncEnumerable<int> CountAsync(int end) { for (var i = 1; i <= end; i++) { await Task.Yield(); yield return i; } }
            [Task] public static string Why(object what) => what is Exception e ? e.Message : $"{what}";
            [Flow] public static async Task<string> RunAsync(Func<Task<string>> body) => await body();
        }
        """;

    [Theory]
    [InlineData("submit", "(await Etl.AddTask.Submit(1)).ToString()", "2")]
    [InlineData("submit a future", "(await Etl.AddTask.Submit(Etl.AddTask.Submit(1), Etl.OneTask.Submit())).ToString()", "3")]
    [InlineData("submit a value beside a future", "(await Etl.AddTask.Submit(Etl.AddTask.Submit(1), 10)).ToString()", "12")]
    [InlineData("submit on an instance", "(await new Etl().JoinTask.Submit(\"ab\", Etl.OneTask.Submit())).ToString()", "3")]
    [InlineData("map", "string.Join(\",\", await Task.WhenAll(Etl.AddTask.Map([1, 2], 10).Select(f => f.ResultAsync())))", "11,12")]
    [InlineData("map with a default", "string.Join(\",\", await Task.WhenAll(Etl.AddTask.Map([1, 2]).Select(f => f.ResultAsync())))", "2,3")]
    [InlineData("map all", "string.Join(\",\", await Task.WhenAll(Etl.AddTask.Map([1, 2], [3, 4]).Select(f => f.ResultAsync())))", "4,6")]
    [InlineData("map nothing", "Etl.AddTask.Map([]).Count.ToString()", "0")]
    [InlineData("map and await all", "string.Join(\",\", await Etl.AddTask.Map([1, 2], 10))", "11,12")]
    [InlineData("map the second", "string.Join(\",\", await Etl.AddTask.Map(Unmapped.Of(10), [1, 2]))", "11,12")]
    [InlineData("map futures and values", "string.Join(\",\", await Etl.AddTask.Map([1, Etl.OneTask.Submit()], Unmapped.Of(Etl.OneTask.Submit())))", "2,2")]
    [InlineData("map the futures of a map", "string.Join(\",\", await Etl.AddTask.Map(Etl.AddTask.Map([1, 2], 1), new List<int> { 10, 20 }))", "12,23")]
    [InlineData("map a list that is the same for all", "string.Join(\",\", await Etl.SumTask.Map(Unmapped.Of<IReadOnlyList<int>>([1, 2]), [10, 20, 30]))", "13,23,33")]
    [InlineData("map a future of a list", "string.Join(\",\", await Etl.AddTask.Map(await Each.OfAsync(Etl.UptoTask.Submit(3)), 1))", "2,3,4")]
    [InlineData("map what may fail", "string.Join(\",\", await Etl.EndTask.Map(Etl.FailTask.Map([1, 2]).AllowFailure()))", "Failed,Failed")]
    [InlineData("a list of futures as an argument", "(await Etl.SumTask.Submit(FutureList.Of(Etl.AddTask.Submit(1), Etl.OneTask.Submit()), 10)).ToString()", "13")]
    [InlineData("the futures of a map as an argument", "(await Etl.SumTask.Submit(Etl.AddTask.Map([1, 2]), 0)).ToString()", "5")]
    [InlineData("a future that may fail", "(await Etl.EndTask.Submit(Etl.FailTask.Submit(1).AllowFailure()))", "Failed")]
    [InlineData("the exception of a future", "(await Etl.WhyTask.Submit(Etl.FailTask.Submit(1).AllowFailure().ResultOrException))", "no 1")]
    [InlineData("a fallback for a failure", "(await Etl.AddTask.Submit(Etl.FailTask.Submit(1).AllowFailure(5), 1)).ToString()", "6")]
    [InlineData("after", "(await Etl.AddTask.After(Etl.OneTask.Submit(), Etl.FailTask.Submit(1).AllowFailure()).Submit(1)).ToString()", "2")]
    [InlineData("after a list", "(await Etl.AddTask.After(Etl.AddTask.Map([1, 2])).Submit(1)).ToString() + string.Join(\",\", await Etl.AddTask.After(new List<Future<int>> { Etl.OneTask.Submit() }).Map([1]))", "22")]
    [InlineData("after, called", "Etl.AddTask.After(Etl.OneTask.Submit()).Run(1).ToString()", "2")]
    [InlineData("after, on an instance", "(await new Etl().JoinTask.After(Etl.OneTask.Submit()).RunAsync(\"ab\", 1)).ToString()", "3")]
    [InlineData("after what fails", "(await Etl.AddTask.After(Etl.FailTask.Submit(1)).Submit(1).StateAsync()).Name", "NotReady")]
    [InlineData("state of a failure", "Etl.FailTask.RunState(1).IsFailed.ToString()", "True")]
    [InlineData("state on an instance", "(await new Etl().JoinTask.RunStateAsync(\"a\", 1)).Result().ToString()", "2")]
    [InlineData("other options", "Etl.AddTask.WithOptions(o => o with { Name = \"other\" }).Definition.Name + Etl.AddTask.Definition.Name", "otherAdd")]
    [InlineData("other options on an instance", "(await new Etl().JoinTask.WithOptions(o => o with { Retries = 1 }).RunAsync(\"a\", 1)).ToString()", "2")]
    [InlineData("submit to a generic task", "(await Etl.ShowTask<int>().Submit(Etl.OneTask.Submit()))", "1 in show 1")]
    [InlineData("map over a generic task", "string.Join(\",\", await Etl.ShowTask<string>().Map([\"a\", \"b\"]))", "a in show a,b in show b")]
    [InlineData("other options of a generic task", "Etl.ShowTask<int>().WithOptions(o => o with { Name = \"other\" }).Definition.Name + Etl.ShowTask<int>() + Etl.ShowTask<string>().Definition.FullName", "otherShowEtl.Show<T>")]
    [InlineData("results of a generic task are kept apart by type", "Etl.Typed<int>(1) + Etl.Typed<string>(1) + Etl.Typed<int>(1)", "Int321String1Int321")]
    [InlineData("submit a stream", "string.Join(\",\", await Etl.CountTask.Submit(3))", "1,2,3")]
    [InlineData("submit a stream and take its list", "(await Etl.SumTask.Submit(Etl.CountTask.Submit(Etl.OneTask.Submit()), 1)).ToString()", "2")]
    [InlineData("map over a stream", "string.Join(\",\", (await Etl.CountTask.Map([1, 2])).Select(list => list.Count))", "1,2")]
    [InlineData("a stream after others", "(await Etl.CountTask.After(Etl.OneTask.Submit()).RunAsync(2).CountAsync()).ToString()", "2")]
    [InlineData("parameters", "string.Join(\",\", Etl.AddTask.Definition.Parameters)", "a,b")]
    [InlineData("name", "Etl.AddTask.ToString() + Etl.RunFlow", "AddRun")]
    public async Task Works(string what, string expression, string expected)
    {
        Assert.NotEmpty(what);
        var outcome = await Recording.RunAsync(Etl, $"return await Etl.RunAsync(async () => {{ await Task.Yield(); return {expression}; }});");
        Assert.StartsWith($"{expected} <- flow Etl.RunAsync", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submit a future", "(await Etl.AddTask.Submit(Etl.AddTask.Submit(1), Etl.OneTask.Submit())).ToString()", "3")]
    [InlineData("map", "string.Join(\",\", await Etl.AddTask.Map([1, 2], 10))", "11,12")]
    [InlineData("map with a default", "string.Join(\",\", await Etl.AddTask.Map(new List<int> { 1, 2 }))", "2,3")]
    [InlineData("map all", "string.Join(\",\", await Etl.AddTask.Map([1, 2], [3, 4]))", "4,6")]
    [InlineData("map nothing", "Etl.AddTask.Map([]).Count.ToString()", "0")]
    [InlineData("a list of futures as an argument", "(await Etl.SumTask.Submit(FutureList.Of(Etl.AddTask.Submit(1), Etl.OneTask.Submit()), 10)).ToString()", "13")]
    [InlineData("after several", "(await Etl.AddTask.After(Etl.OneTask.Submit(), Etl.FailTask.Submit(1).AllowFailure()).Submit(1)).ToString()", "2")]
    [InlineData("after a list", "(await Etl.AddTask.After(Etl.AddTask.Map([1, 2])).Submit(1)).ToString()", "2")]
    [InlineData("after a list of one's own", "(await Etl.AddTask.After(FutureList.Of(new List<Future<int>> { Etl.OneTask.Submit() })).Submit(1)).ToString()", "2")]
    [InlineData("after a plain list", "(await Etl.AddTask.After(new List<Future<int>> { Etl.OneTask.Submit() }).Submit(1)).ToString()", "2")]
    [InlineData("tags", "(global::Provost.Run.Tags(\"a\", \"b\") is IDisposable).ToString()", "True")]
    public async Task Works_from_CSharp_12(string what, string expression, string expected)
    {
        Assert.NotEmpty(what);
        var outcome = await Recording.RunAsync(Etl, $"return await Etl.RunAsync(async () => {{ await Task.Yield(); return {expression}; }});", language: LanguageVersion.CSharp12);
        Assert.StartsWith($"{expected} <- flow Etl.RunAsync", outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Etl.AddTask.Map(Unmapped.Of(10), new[] { 1 })")]
    [InlineData("Etl.AddTask.Map(Etl.AddTask.Map([1, 2]), 10)")]
    public void What_has_to_stand_behind_another_overload_needs_CSharp_13(string expression)
    {
        Assert.NotEmpty(Project(LanguageVersion.CSharp12).EmitDiagnostics());
        Project(LanguageVersion.CSharp13).AssertEmits();

        GeneratedProject Project(LanguageVersion language) => Recording.Project(Etl, $"return {expression};", language: language);
    }

    [Theory]
    [InlineData("Etl.AddTask.Map([1], [2, 3])", "The lists to map 'Add' over differ in length: one has 1 items, another 2.")]
    [InlineData("Etl.AddTask.Map(new[] { 1 }, Each.Of(Enumerable.Range(1, 2)))", "The lists to map 'Add' over differ in length: one has 1 items, another 2.")]
    [InlineData("Etl.AddTask.Map(Unmapped.Of(1), 2)", "There is nothing to map 'Add' over: each argument is the same for each run. Give one of them as a list.")]
    public async Task Lists_that_do_not_fit_are_refused(string map, string message) =>
        Assert.StartsWith(message, await Recording.RunAsync(
            Etl,
            $"try {{ _ = {map}; return \"\"; }} catch (ArgumentException e) {{ return e.Message; }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("the interceptor", "Etl.Fail(1)")]
    [InlineData("the proxy", "Etl.FailTask.Run(1)")]
    [InlineData("a state", "Etl.FailTask.RunState(1).Result()")]
    [InlineData("a future", "await Etl.FailTask.Submit(1)")]
    [InlineData("a generic task", "Etl.FailAs<int>(1)")]
    [InlineData("a stream", "await Etl.FailEachAsync(1).FirstAsync()")]
    public async Task The_stack_trace_of_a_failure_starts_in_the_users_code_and_shows_nothing_that_was_generated(string through, string call)
    {
        Assert.NotEmpty(through);
        var outcome = await Recording.RunAsync(
            Etl,
            $"try {{ return await Etl.RunAsync(async () => {{ await Task.Yield(); return ({call}).ToString(); }}); }} catch (InvalidOperationException e) {{ return e.ToString(); }}");
        var lines = outcome.Split('\n');
        Assert.StartsWith("System.InvalidOperationException: no 1", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("   at Etl.Fail", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.Contains("at Test.", StringComparison.Ordinal));
        Assert.DoesNotContain("Proxy", outcome, StringComparison.Ordinal);
        Assert.DoesNotContain("__Etl", outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_is_serialised_or_printed_leaves_proxies_out() =>
        Assert.Equal("{\"A\":1} <- ", await Recording.RunAsync(
            "public partial record Data(int A) { [Task] public int Get() => A; }",
            "return System.Text.Json.JsonSerializer.Serialize(new Data(1));"));
}
