using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>A task without retries of its own, in a project where all who run it repeat it.</summary>
public sealed class PRV102CallerRetriesTests
{
    [Theory]
    [InlineData("[Flow(Retries = 2)] public static Task<string> RunAsync(string url) => FetchAsync(url);")]
    [InlineData("[Flow(Retries = 2)] public static async Task RunAsync(string url) { await FetchAsync(url); await FetchTask.RunAsync(url); await FetchTask.Submit(url); }")]
    [InlineData("[Flow] public static Task<string> RunAsync(string url) => FetchTask.WithOptions(options => options with { Retries = 3 }).RunAsync(url);")]
    [InlineData("[Flow] public static Task<string> RunAsync(string url) => FetchTask.WithOptions(o => o with { Name = \"f\", Retries = s_retries }).RunAsync(url);")]
    [InlineData("[Flow] public static async Task RunAsync(string url) { var patient = FetchTask.WithOptions(options => options with { Retries = 3 }); await patient.RunAsync(url); await Etl.FetchTask.WithOptions(Patient).RunAsync(url); }")]
    [InlineData("[Task(Retries = 2)] public static Task<string> OuterAsync(string url) => FetchAsync(url);")]
    [InlineData("[Nightly] public static Task<string> RunAsync(string url) => FetchAsync(url);")]
    [InlineData("[Flow(Retries = 2)] public static Task<string> RunAsync(string url) => FetchAsync(url); public static string Name => nameof(FetchAsync) + FetchTask.Definition.Name;")]
    public async Task Leaves_a_task_that_all_callers_repeat(string caller) => Assert.Empty(await ReportsAsync(caller));

    [Theory]
    [InlineData("")]
    [InlineData("public static string Name => nameof(FetchAsync);")]
    [InlineData("[Flow] public static Task<string> RunAsync(string url) => FetchAsync(url);")]
    [InlineData("[Flow(Retries = 0)] public static Task<string> RunAsync(string url) => FetchAsync(url);")]
    [InlineData("public static Task<string> RunAsync(string url) => FetchAsync(url);")]
    [InlineData("[Flow] public static Task<string> RunAsync(string url) => FetchTask.RunAsync(url);")]
    [InlineData("[Flow] public static Task<string> RunAsync(string url) => FetchTask.WithOptions(options => options with { TimeoutSeconds = 3 }).RunAsync(url);")]
    [InlineData("[Flow] public static Task<string> RunAsync(string url) => FetchTask.WithOptions(options => options with { Retries = 0 }).RunAsync(url);")]
    [InlineData("[Flow(Retries = 2)] public static Task<string> OneAsync(string url) => FetchAsync(url); [Flow] public static Task<string> TwoAsync(string url) => FetchAsync(url);")]
    [InlineData("[Flow] public static async Task RunAsync(string url) { await FetchTask.WithOptions(options => options with { Retries = 3 }).RunAsync(url); await FetchAsync(url); }")]
    [InlineData("[Flow(Retries = 2)] public static Task<string> RunAsync(string url) => Other.FetchAsync(url);")]
    public async Task Reports_a_task_that_somebody_runs_once(string caller) => Assert.Equal(["PRV102"], await ReportsAsync(caller));

    private static async Task<IEnumerable<string>> ReportsAsync(string caller)
    {
        var project = RulePageExample.Compile($$"""
            public static partial class Etl
            {
                private static readonly HttpClient s_http = new();
                private static readonly int s_retries = 3;

                [Task]
                public static Task<string> FetchAsync(string url) => s_http.GetStringAsync(url);

                {{caller}}

                private static TaskOptions Patient(TaskOptions options) => options with { Retries = s_retries };
            }

            public static class Other { public static Task<string> FetchAsync(string url) => Task.FromResult(url); }

            internal sealed class NightlyAttribute : FlowAttribute;
            """);
        Assert.Empty(project.CompilerDiagnostics(Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return (await project.ReportsAsync()).Select(report => report.Id).Where(id => id == "PRV102");
    }
}
