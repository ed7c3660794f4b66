using Microsoft.CodeAnalysis;
using Provost.Analyzers.Tests.Documentation;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV102NetworkCallWithoutRetriesAnalyzer,
    Provost.CodeFixes.Reliability.PRV102NetworkCallWithoutRetriesCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV102NetworkCallWithoutRetriesCodeFixProviderTests
{
    private const string Retries = "Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5";

    [Theory]
    [InlineData("[Task]", $"[Task({Retries})]")]
    [InlineData("[Task()]", $"[Task({Retries})]")]
    [InlineData("[TaskAttribute]", $"[TaskAttribute({Retries})]")]
    [InlineData("[global::Provost.Task]", $"[global::Provost.Task({Retries})]")]
    [InlineData("[Task(\"fetch\")]", $"[Task(\"fetch\", {Retries})]")]
    [InlineData("[Task(name: \"fetch\", TimeoutSeconds = 3)]", $"[Task(name: \"fetch\", TimeoutSeconds = 3, {Retries})]")]
    [InlineData("[Task(RetryJitterFactor = 1, TimeoutSeconds = 3)]", "[Task(RetryJitterFactor = 1, TimeoutSeconds = 3, Retries = 3, RetryDelaySeconds = [2, 10, 30])]")]
    [InlineData("[Other, Task /* a task */ , System.Diagnostics.DebuggerHidden]", $"[Other, Task({Retries}) /* a task */ , System.Diagnostics.DebuggerHidden]")]
    [InlineData("[Task(TimeoutSeconds = 3 /* s */ ) /* a task */] // yes", $"[Task(TimeoutSeconds = 3, {Retries} /* s */ ) /* a task */] // yes")]
    [InlineData(
        "[Task(\n        TimeoutSeconds = 3, // three\n        Version = \"1\" // one\n    )]",
        $"[Task(\n        TimeoutSeconds = 3, // three\n        Version = \"1\", {Retries} // one\n    )]")]
    public Task Adds_what_is_missing_and_keeps_the_rest(string attribute, string fixedAttribute) => FixAsync(
        Code(attribute, "s_http.[|GetStringAsync|](url, stop)"),
        Code(fixedAttribute, "s_http.GetStringAsync(url, stop)"));

    [Theory]
    [InlineData("[Task([|Retries = 0|])]", $"[Task({Retries})]")]
    [InlineData("[Task([|Retries = /* none */ 0|] /* yet */, TimeoutSeconds = 3)]", "[Task(Retries = /* none */ 3 /* yet */, TimeoutSeconds = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]")]
    public Task Raises_retries_that_are_refused(string attribute, string fixedAttribute) => FixAsync(
        Code(attribute, "s_http.GetStringAsync(url, stop)"),
        Code(fixedAttribute, "s_http.GetStringAsync(url, stop)"));

    [Fact]
    public Task Says_first_that_there_are_none_where_the_call_must_not_happen_twice() => FixAsync(
        Code("[Task(TimeoutSeconds = 3)]", "s_http.[|PostAsync|](url, null, stop)"),
        Code("[Task(TimeoutSeconds = 3, Retries = 0)]", "s_http.PostAsync(url, null, stop)"));

    [Fact]
    public Task Offers_retries_second_where_the_call_must_not_happen_twice()
    {
        var test = VerifyFix.Test(Code("[Task]", "s_http.[|PostAsync|](url, null, stop)"), Code($"[Task({Retries})]", "s_http.PostAsync(url, null, stop)"));
        test.CodeActionIndex = 1;
        return test.RunAsync();
    }

    [Fact]
    public Task Mends_several_tasks_of_a_document_at_once() => FixAsync(
        """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Task]
            public static async Task OneAsync(string url)
            {
                await s_http.[|GetStringAsync|](url);
                await s_http.GetByteArrayAsync(url);
            }

            [Task("two")] public static Task<string> TwoAsync(string url) => s_http.[|GetStringAsync|](url);

            [Task([|Retries = 0|])]
            public static Task<string> ThreeAsync(string url) => s_http.GetStringAsync(url);
        }
        """,
        $$"""
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Task({{Retries}})]
            public static async Task OneAsync(string url)
            {
                await s_http.GetStringAsync(url);
                await s_http.GetByteArrayAsync(url);
            }

            [Task("two", {{Retries}})] public static Task<string> TwoAsync(string url) => s_http.GetStringAsync(url);

            [Task({{Retries}})]
            public static Task<string> ThreeAsync(string url) => s_http.GetStringAsync(url);
        }
        """);

    [Fact]
    public Task Mends_every_document()
    {
        var test = VerifyFix.Test(Code("[Task]", "s_http.[|GetStringAsync|](url, stop)"), Code($"[Task({Retries})]", "s_http.GetStringAsync(url, stop)"));
        test.TestState.Sources.Add(("B.cs", Code("[Task]", "s_http.[|GetStringAsync|](url, stop)").Replace("Etl", "B", StringComparison.Ordinal)));
        test.FixedState.Sources.Add(("B.cs", Code($"[Task({Retries})]", "s_http.GetStringAsync(url, stop)").Replace("Etl", "B", StringComparison.Ordinal)));
        return test.RunAsync();
    }

    [Fact]
    public Task Finds_the_attribute_in_another_document()
    {
        const string Before = "public static partial class Etl { public static partial Task<string> FetchAsync(string url) => new HttpClient().[|GetStringAsync|](url); }";
        var test = VerifyFix.Test(Before, Before.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        test.TestState.Sources.Add(("B.cs", "public static partial class Etl { [Task] public static partial Task<string> FetchAsync(string url); }"));
        test.FixedState.Sources.Add(("B.cs", $"public static partial class Etl {{ [Task({Retries})] public static partial Task<string> FetchAsync(string url); }}"));
        return test.RunAsync();
    }

    private static string Code(string attribute, string call) => $$"""
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            {{attribute}}
            public static async Task<object> FetchAsync(string url, CancellationToken stop = default) => await {{call}};

            private sealed class OtherAttribute : Attribute;
        }
        """;

    /// <summary>The fix gives this, it compiles with the generator, and no rule has anything to say.</summary>
    private static async Task FixAsync(string source, string fixedSource)
    {
        await VerifyFix.FixAsync(source, fixedSource);

        var project = RulePageExample.Compile(fixedSource);
        Assert.Empty(project.CompilerDiagnostics(DiagnosticSeverity.Warning));
        Assert.Empty(await project.ReportsAsync());
    }
}
