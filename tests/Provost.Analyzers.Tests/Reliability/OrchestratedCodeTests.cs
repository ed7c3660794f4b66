using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>The rules look at the code that a marked member of an interface or a base class runs as at a task, by the options of that member.</summary>
public sealed class OrchestratedCodeTests
{
    private const string Fetch = "Task<string> FetchAsync(HttpClient http)";

    [Theory]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { {1} => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("[Task] ", "public class Base : IFeed { public virtual {0} => http.[|GetStringAsync|](\"x\"); } public class Feed : Base;")]
    [InlineData("[Task] ", "public interface IWide : IFeed; public class Feed : IWide { public {0} => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => Helper(http); private static Task<string> Helper(HttpClient http) => http.GetStringAsync(\"x\"); }", "Helper")]
    [InlineData("[Task] ", "public partial class Feed : IFeed { [Task(Retries = 0)] public {0} => http.GetStringAsync(\"x\"); }", "Retries = 0")]
    public Task Reports_a_network_call_without_retries(string attribute, string implementation, string? reported = null) =>
        AnalyzerAsync<PRV102NetworkCallWithoutRetriesAnalyzer>(attribute, implementation, reported);

    [Theory]
    [InlineData("[Task(Retries = 3)] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Task(Retries = 3)] ", "public class Feed : IFeed { {1} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Retried] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Flow] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => Task.FromResult(\"\"); }")]
    [InlineData("[Task] ", "public class Base { public virtual {0} => http.GetStringAsync(\"x\"); } public class Feed : Base, IFeed;")]
    [InlineData("[Task] ", "public class Feed { public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { {1} => Task.FromResult(\"\"); public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => Task.FromResult(\"\"); public Task<string> FetchAsync(HttpClient http, string url) => http.GetStringAsync(url); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => Task.FromResult(\"\"); public static Task<string> FetchAsync(string url) => new HttpClient().GetStringAsync(url); }")]
    [InlineData("[Task] ", "public partial class Feed : IFeed { [Task(Retries = 2)] public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); } public static partial class Etl { [Flow(Retries = 2)] public static Task<string> RunAsync(IFeed feed) => feed.FetchAsync(new()); }")]
    public Task Leaves_what_is_retried_or_no_task(string attribute, string implementation) =>
        AnalyzerAsync<PRV102NetworkCallWithoutRetriesAnalyzer>(attribute, implementation);

    [Theory]
    [InlineData("public abstract partial class Feed { [Task] public abstract Task<string> FetchAsync(HttpClient http); } public class Web : Feed { public override Task<string> FetchAsync(HttpClient http) => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("public partial class Feed { [Task] public virtual Task<string> FetchAsync(HttpClient http) => Task.FromResult(\"\"); } public class Mid : Feed; public class Web : Mid { public override Task<string> FetchAsync(HttpClient http) => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("public abstract partial class Feed { [Task(Retries = 2)] public abstract Task<string> FetchAsync(HttpClient http); } public class Web : Feed { public override Task<string> FetchAsync(HttpClient http) => http.GetStringAsync(\"x\"); }")]
    [InlineData("public abstract class Feed { public abstract Task<string> FetchAsync(HttpClient http); } public class Web : Feed { public override Task<string> FetchAsync(HttpClient http) => http.GetStringAsync(\"x\"); }")]
    [InlineData("public partial class Feed { [Task] public virtual Task<string> FetchAsync(HttpClient http) => Task.FromResult(\"\"); } public class Web : Feed { public new Task<string> FetchAsync(HttpClient http) => http.GetStringAsync(\"x\"); }")]
    public Task Looks_at_overrides_of_a_task(string source) => Verify<PRV102NetworkCallWithoutRetriesAnalyzer>.AnalyzerAsync(source);

    [Theory]
    [InlineData("[Task(Retries = 3)] ", "public class Feed : IFeed { public async {0} { try { return await http.GetStringAsync(\"x\"); } [|catch|] (HttpRequestException) { return \"\"; } } }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public async {0} { try { return await http.GetStringAsync(\"x\"); } catch (HttpRequestException) { return \"\"; } } }")]
    [InlineData("", "public class Feed : IFeed { public async {0} { try { return await http.GetStringAsync(\"x\"); } catch (HttpRequestException) { return \"\"; } } }")]
    public Task Swallowed_failures(string attribute, string implementation) => AnalyzerAsync<PRV104SwallowedFailureAnalyzer>(attribute, implementation);

    [Theory]
    [InlineData("[Task] ", "public class Feed : IFeed { public async {0} { Thread.[|Sleep|](1); await Task.Yield(); return \"\"; } }")]
    [InlineData("[Flow] ", "public class Feed : IFeed { async {1} { Thread.[|Sleep|](1); await Task.Yield(); return \"\"; } }")]
    [InlineData("", "public class Feed : IFeed { public async {0} { Thread.Sleep(1); await Task.Yield(); return \"\"; } }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => Task.FromResult(\"\"); public async Task Other() { Thread.Sleep(1); await Task.Yield(); } }")]
    public Task Blocking_waits(string attribute, string implementation) => AnalyzerAsync<PRV107BlockingWaitAnalyzer>(attribute, implementation);

    [Theory]
    [InlineData("[Flow] ", "public class Feed : IFeed { public {0} => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("[Flow] ", "public class Feed : IFeed { {1} => http.[|GetStringAsync|](\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); } public static partial class Etl { [Flow] public static Task<string> RunAsync(IFeed feed) => feed.FetchAsync(new()); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); } public static partial class Etl { [Flow] public static Task<string> RunAsync(Feed feed) => feed.[|FetchAsync|](new()); }")]
    [InlineData("[Task] ", "public class Feed : IFeed { public {0} => http.GetStringAsync(\"x\"); } public static partial class Etl { [Flow] public static Task<string> RunAsync<T>(T feed) where T : class, IFeed => feed.FetchAsync(new()); }")]
    public Task Unwrapped_io(string attribute, string implementation) => AnalyzerAsync<PRV101UnwrappedIoAnalyzer>(attribute, implementation);

    private static Task AnalyzerAsync<TAnalyzer>(string attribute, string implementation, string? reported = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var code = implementation
            .Replace("{0}", Fetch, StringComparison.Ordinal)
            .Replace("{1}", Fetch.Replace(" Fetch", " IFeed.Fetch", StringComparison.Ordinal), StringComparison.Ordinal);
        if (reported is not null)
        {
            var start = code.IndexOf(reported, StringComparison.Ordinal);
            code = code.Insert(start + reported.Length, "|]").Insert(start, "[|");
        }

        return Verify<TAnalyzer>.AnalyzerAsync($$"""
            public sealed class RetriedAttribute : TaskAttribute { public RetriedAttribute() => Retries = 3; }
            public partial interface IFeed { {{attribute}}{{Fetch}}; }
            {{code}}
            """);
    }
}
