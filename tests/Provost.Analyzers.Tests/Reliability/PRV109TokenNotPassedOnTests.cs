using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV109TokenNotPassedOnAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV109TokenNotPassedOnAnalyzer,
    Provost.CodeFixes.Reliability.PRV109TokenNotPassedOnCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV109TokenNotPassedOnTests
{
    [Theory]
    [InlineData("public async Task {|#0:RunAsync|}(string url) { await _http.{|#1:GetStringAsync|}(url); }")]
    [InlineData("public async Task RunAsync(string url, CancellationToken {|#0:token|}) { await _http.{|#1:GetStringAsync|}(url); }")]
    [InlineData("public async Task RunAsync(string url, CancellationToken {|#0:token|} = default) { await _http.{|#1:GetStringAsync|}(url, CancellationToken.None); await File.{|#1:ReadAllTextAsync|}(url); }", true)]
    [InlineData("public Task {|#0:RunAsync|}(string url) => File.{|#1:WriteAllTextAsync|}(url, url);")]
    [InlineData("public async Task {|#0:RunAsync|}() { await Task.{|#1:Delay|}(1000); }")]
    [InlineData("public async Task {|#0:RunAsync|}() { await LaterAsync(); async Task LaterAsync() => await Task.{|#1:Delay|}(1000); }")]
    public Task Reports_a_token_that_is_missing_or_unused(string method, bool onlySecondCall = false)
    {
        var markup = onlySecondCall ? method.Replace("{|#1:GetStringAsync|}", "GetStringAsync", StringComparison.Ordinal) : method;
        return VerifyAsync(Source("[Task(TimeoutSeconds = 3)]", markup), new DiagnosticResult(PRV109TokenNotPassedOnAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1));
    }

    [Theory]
    [InlineData("public async Task RunAsync(string url, CancellationToken token) { await _http.GetStringAsync(url, token); }")]
    [InlineData("public async Task RunAsync(string url, CancellationToken token) { token.ThrowIfCancellationRequested(); await _http.GetStringAsync(url); }")]
    [InlineData("public async Task RunAsync(string url) { await _http.GetStringAsync(url, Run.CancellationToken); }")]
    [InlineData("public async Task RunAsync(string url) { using var limit = new CancellationTokenSource(9); await _http.GetStringAsync(url, limit.Token); }")]
    [InlineData("public async Task RunAsync(string url) { await Task.Yield(); }")]
    [InlineData("public async Task RunAsync(string url) { await NoTokenAsync(); }")]
    [InlineData("public void Run(string path) { File.Delete(path); }")]
    [InlineData("public string Run(string path) => Path.GetFileName(path);")]
    [InlineData("public async Task RunAsync(string url) { Func<Task> later; later = () => Task.CompletedTask; await later(); }")]
    [InlineData("public async Task RunAsync(string url) { Kept = () => Task.Delay(1); await Task.Yield(); }")]
    public Task Leaves_a_task_that_uses_a_token_or_has_no_use_for_one(string method) => VerifyAsync(Source("[Task(TimeoutSeconds = 3)]", method));

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Task(TimeoutSeconds = 0)]")]
    [InlineData("[Flow(TimeoutSeconds = 3)]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_has_no_timeout_or_is_no_task(string attribute) => VerifyAsync(Source(attribute, "public async Task RunAsync(string url) { await _http.GetStringAsync(url); }"));

    [Fact]
    public Task Says_what_where_and_why() => VerifyAsync(
        Source("[Task(TimeoutSeconds = 3)]", "public async Task RunAsync(string url, CancellationToken {|#0:token|}) { await _http.{|#1:GetStringAsync|}(url); }"),
        new DiagnosticResult(PRV109TokenNotPassedOnAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
            "Task 'RunAsync' has a timeout and does not pass 'token' on: 'HttpClient.GetStringAsync' goes on after the time is over"));

    [Theory]
    [InlineData(
        "public async Task [|RunAsync|](string url) { await _http.GetStringAsync(url); await Task.Delay(9); } // all",
        "public async Task RunAsync(string url, CancellationToken cancellationToken = default) { await _http.GetStringAsync(url, cancellationToken); await Task.Delay(9, cancellationToken); } // all")]
    [InlineData(
        "public async Task RunAsync(CancellationToken [|token|]) { await Task.Delay(9); }",
        "public async Task RunAsync(CancellationToken token) { await Task.Delay(9, token); }")]
    [InlineData(
        "public async Task [|RunAsync|]() { await Task.WhenAll(new[] { 1 }.Select(static n => Task.Delay(n))); await Task.Delay(9); }",
        "public async Task RunAsync(CancellationToken cancellationToken = default) { await Task.WhenAll(new[] { 1 }.Select(static n => Task.Delay(n))); await Task.Delay(9, cancellationToken); }")]
    public Task Takes_a_token_and_passes_it_on(string method, string fixedMethod) =>
        VerifyFix.FixAsync(Source("[Task(TimeoutSeconds = 3)]", method), Source("[Task(TimeoutSeconds = 3)]", fixedMethod));

    [Theory]
    [InlineData("public virtual async Task [|RunAsync|](string url) { await _http.GetStringAsync(url); }")]
    [InlineData("public async Task [|SaveAsync|](string url) { await _http.GetStringAsync(url); }")]
    [InlineData("public async Task [|RunAsync|](params string[] urls) { await _http.GetStringAsync(urls[0]); }")]
    public Task Leaves_a_signature_that_others_rely_on(string method) => VerifyFix.NoFixAsync(Source("[Task(TimeoutSeconds = 3)]", method));

    private static string Source(string attribute, string method) => $$"""
        public interface ISaver { Task SaveAsync(string url) => Task.CompletedTask; }

        public partial class Etl : ISaver
        {
            private readonly HttpClient _http = new();
            private Func<Task>? Kept { get; set; }

            {{attribute}}
            {{method}}

            private static Task NoTokenAsync() => Task.CompletedTask;
        }
        """;

    private static Task VerifyAsync(string source, params DiagnosticResult[] expected) => Verify.AnalyzerAsync(source, expected);
}
