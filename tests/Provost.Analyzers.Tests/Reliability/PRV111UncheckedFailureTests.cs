using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV111UncheckedFailureAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV111UncheckedFailureAnalyzer,
    Provost.CodeFixes.Reliability.PRV111UncheckedFailureCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV111UncheckedFailureTests
{
    [Theory]
    [InlineData("using var r = await _http.[|GetAsync|](url); var text = await r.Content.ReadAsStringAsync();")]
    [InlineData("var r = await _http.[|PutAsync|](url, null, token).ConfigureAwait(false); r.Dispose();")]
    [InlineData("await _http.[|PostAsync|](url, null);")]
    [InlineData("_ = await _http.[|PostAsJsonAsync|](url, 1);")]
    [InlineData("var text = await (await _http.[|GetAsync|](url)).Content.ReadAsStringAsync();")]
    [InlineData("using (await _http.[|DeleteAsync|](url)) { }")]
    [InlineData("using (var r = await _http.[|SendAsync|](new HttpRequestMessage())) { var h = r.Headers; }")]
    [InlineData("var r = _http.[|Send|](new HttpRequestMessage()); var v = r.Version;")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(async u => { using var r = await _http.[|GetAsync|](u); return await r.Content.ReadAsStringAsync(); }));")]
    [InlineData("using var p = Process.Start(path); await p.[|WaitForExitAsync|]();")]
    [InlineData("var p = Process.Start(path)!; var text = p.StandardOutput.ReadToEnd(); p.[|WaitForExit|]();")]
    public Task Reports_a_failure_that_nobody_looks_at(string body) => TaskAsync(body);

    [Theory]
    [InlineData("using var r = await _http.GetAsync(url); r.EnsureSuccessStatusCode();")]
    [InlineData("using var r = await _http.GetAsync(url); if (!r.IsSuccessStatusCode) throw new InvalidOperationException();")]
    [InlineData("using var r = await _http.GetAsync(url); switch (r.StatusCode) { case HttpStatusCode.OK: break; }")]
    [InlineData("using var r = await _http.GetAsync(url); if (r is { IsSuccessStatusCode: false }) throw new InvalidOperationException();")]
    [InlineData("(await _http.GetAsync(url)).EnsureSuccessStatusCode();")]
    [InlineData("using var r = (await _http.GetAsync(url)).EnsureSuccessStatusCode();")]
    [InlineData("using var r = await _http.GetAsync(url); Check(r);")]
    [InlineData("using var r = await _http.GetAsync(url); _kept = r;")]
    [InlineData("using var r = await _http.GetAsync(url); Action later = () => r.EnsureSuccessStatusCode(); later();")]
    [InlineData("var r = await _http.GetAsync(url); var again = r; again.EnsureSuccessStatusCode();")]
    [InlineData("_kept = await _http.GetAsync(url);")]
    [InlineData("Check(await _http.GetAsync(url));")]
    [InlineData("var pending = _http.GetAsync(url); Check(await pending);")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(u => _http.GetAsync(u)));")]
    [InlineData("var text = await _http.GetStringAsync(url);")]
    [InlineData("var order = await _http.GetFromJsonAsync<Order>(url);")]
    [InlineData("Func<Task> later = null!; later = async () => await Task.Yield(); await later();")]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync(); if (p.ExitCode != 0) throw new InvalidOperationException();")]
    [InlineData("using var p = Process.Start(path)!; p.Exited += (_, _) => { }; await p.WaitForExitAsync();")]
    [InlineData("await _process.WaitForExitAsync();")]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync(); Check(p);")]
    public Task Leaves_what_is_looked_at_or_may_be(string body) => TaskAsync(body);

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Task(Retries = 0)]")]
    [InlineData("[Flow(Retries = 3)]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_is_not_retried_anyway(string attribute) => TaskAsync("await _http.PostAsync(url, null);", attribute);

    [Fact]
    public Task Leaves_a_response_that_the_task_returns() => VerifyAsync("""
        public static partial class Etl
        {
            [Task(Retries = 1)] public static Task<HttpResponseMessage> AAsync(HttpClient http) => http.GetAsync("x");
            [Task(Retries = 1)] public static async Task<HttpResponseMessage> BAsync(HttpClient http) => await http.GetAsync("x");
            [Task(Retries = 1)] public static async Task<HttpResponseMessage> CAsync(HttpClient http) { var r = await http.GetAsync("x"); return r; }
            [Task(Retries = 1)] public static HttpResponseMessage D(HttpClient http) => http.Send(new HttpRequestMessage());
        }
        """);

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV111UncheckedFailureAnalyzer>("[Task(Retries = 3)]");

    [Fact]
    public Task Says_what_where_and_why() => VerifyAsync(
        ReliabilityCode.Task("await _http.{|#0:PostAsync|}(url, null);", attribute: "[Task(Retries = 3)]"),
        new DiagnosticResult(PRV111UncheckedFailureAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "Task 'RunAsync' never looks at the status of 'HttpClient.PostAsync', which does not throw: the task completes whatever came back, and its retries never happen"));

    [Theory]
    [InlineData(
        "using var r = await http.[|GetAsync|](\"x\"); // all\n        return await r.Content.ReadAsStringAsync();",
        "using var r = await http.GetAsync(\"x\"); // all\n        r.EnsureSuccessStatusCode();\n        return await r.Content.ReadAsStringAsync();")]
    [InlineData(
        "await http.[|PostAsync|](\"x\", null).ConfigureAwait(false); // sent\n        return \"\";",
        "(await http.PostAsync(\"x\", null).ConfigureAwait(false)).EnsureSuccessStatusCode(); // sent\n        return \"\";")]
    [InlineData(
        "return await (await http.[|GetAsync|](\"x\")).Content.ReadAsStringAsync();",
        "return await (await http.GetAsync(\"x\")).EnsureSuccessStatusCode().Content.ReadAsStringAsync();")]
    [InlineData(
        "using (var r = await http.[|GetAsync|](\"x\")) { return await r.Content.ReadAsStringAsync(); }",
        "using (var r = (await http.GetAsync(\"x\")).EnsureSuccessStatusCode()) { return await r.Content.ReadAsStringAsync(); }")]
    public Task Asks_the_response(string body, string fixedBody) => VerifyFix.FixAsync(Source(body), Source(fixedBody));

    [Fact]
    public Task Leaves_the_exit_code_to_the_author() =>
        VerifyFix.NoFixAsync(Source("using var p = System.Diagnostics.Process.Start(\"x\"); p.[|WaitForExit|](); await Task.Yield(); return \"\";"));

    private static string Source(string body) => $$"""
        public static partial class Etl
        {
            [Task(Retries = 3)]
            public static async Task<string> LoadAsync(HttpClient http)
            {
                {{body}}
            }
        }
        """;

    private static Task TaskAsync(string body, string attribute = "[Task(Retries = 3)]") => VerifyAsync(ReliabilityCode.Task(
        body, "private HttpResponseMessage? _kept; private readonly Process _process = null!; private static void Check(object o) { }", attribute));

    private static Task VerifyAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
