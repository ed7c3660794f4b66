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
            [Task] public static int One() => 1;
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
    [InlineData("state of a failure", "Etl.FailTask.RunState(1).IsFailed.ToString()", "True")]
    [InlineData("state on an instance", "(await new Etl().JoinTask.RunStateAsync(\"a\", 1)).Result().ToString()", "2")]
    [InlineData("other options", "Etl.AddTask.WithOptions(o => o with { Name = \"other\" }).Definition.Name + Etl.AddTask.Definition.Name", "otherAdd")]
    [InlineData("other options on an instance", "(await new Etl().JoinTask.WithOptions(o => o with { Retries = 1 }).RunAsync(\"a\", 1)).ToString()", "2")]
    [InlineData("parameters", "string.Join(\",\", Etl.AddTask.Definition.Parameters)", "a,b")]
    [InlineData("name", "Etl.AddTask.ToString() + Etl.RunFlow", "AddRun")]
    public async Task Works(string what, string expression, string expected)
    {
        Assert.NotEmpty(what);
        var outcome = await Recording.RunAsync(Etl, $"return await Etl.RunAsync(async () => {{ await Task.Yield(); return {expression}; }});");
        Assert.StartsWith($"{expected} <- flow Etl.RunAsync", outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_of_different_length_are_refused() =>
        Assert.StartsWith("The lists to map 'Add' over differ in length.", await Recording.RunAsync(
            Etl,
            "try { Etl.AddTask.Map([1], [2, 3]); return \"\"; } catch (ArgumentException e) { return e.Message; }"), StringComparison.Ordinal);

    [Fact]
    public async Task The_stack_trace_of_a_failure_starts_in_the_users_code() =>
        Assert.StartsWith("   at Etl.Fail(Int32 a)", await Recording.RunAsync(
            Etl,
            "try { Etl.Fail(1); return \"\"; } catch (InvalidOperationException e) { return e.StackTrace; }"), StringComparison.Ordinal);

    [Fact]
    public async Task Data_that_is_serialised_or_printed_leaves_proxies_out() =>
        Assert.Equal("{\"A\":1} <- ", await Recording.RunAsync(
            "public partial record Data(int A) { [Task] public int Get() => A; }",
            "return System.Text.Json.JsonSerializer.Serialize(new Data(1));"));

    [Fact]
    public void Stepping_into_a_call_passes_through_generated_code()
    {
        var project = GeneratedProject.Create(Etl + "public static class Caller { public static int Call() => Etl.Add(1); }").AssertEmits();
        var code = string.Join('\n', project.Files.Values).Split('\n').Select(static line => line.Trim()).ToList();
        Assert.All(code.Where(static line => line.StartsWith("Body = ", StringComparison.Ordinal)), static line => Assert.Contains("DebuggerStepThrough", line, StringComparison.Ordinal));
        Assert.All(
            code.Select(static (line, index) => (line, index)).Where(static item => item.line.Contains(" struct ", StringComparison.Ordinal) && item.line.EndsWith("Proxy", StringComparison.Ordinal) || item.line.StartsWith("file static class", StringComparison.Ordinal)),
            item => Assert.Contains("DebuggerStepThrough", code[item.index - 1], StringComparison.Ordinal));
    }
}
