using Microsoft.CodeAnalysis;
using Provost.Analyzers.Tests.Documentation;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV108RepeatedWriteAnalyzer,
    Provost.CodeFixes.Reliability.PRV108RepeatedWriteCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV108RepeatedWriteCodeFixProviderTests
{
    private const string Header = "request.Headers.Add(\"Idempotency-Key\", Run.TaskRun!.Id.ToString());";

    [Theory]
    [InlineData(
        "// pays\n        using var response = await s_http.[|PostAsync|](url, new StringContent(text), stop); // once\n        response.EnsureSuccessStatusCode();",
        $"// pays\n        using var request = new HttpRequestMessage(HttpMethod.Post, url) {{ Content = new StringContent(text) }};\n        {Header}\n        using var response = await s_http.SendAsync(request, stop); // once\n        response.EnsureSuccessStatusCode();")]
    [InlineData(
        "(await s_http.[|PatchAsync|](new Uri(url), null).ConfigureAwait(false)).EnsureSuccessStatusCode();",
        $"using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(url));\n        {Header}\n        (await s_http.SendAsync(request).ConfigureAwait(false)).EnsureSuccessStatusCode();")]
    [InlineData(
        "using (var response = await s_http.[|PostAsJsonAsync|](url, text, cancellationToken: stop))\n        {\n            response.EnsureSuccessStatusCode();\n        }",
        $"using var request = new HttpRequestMessage(HttpMethod.Post, url) {{ Content = JsonContent.Create(text) }};\n        {Header}\n        using (var response = await s_http.SendAsync(request, stop))\n        {{\n            response.EnsureSuccessStatusCode();\n        }}")]
    [InlineData(
        "var response = await s_http.[|PostAsJsonAsync|]<object>(url, text, s_json);\n        response.EnsureSuccessStatusCode();",
        $"using var request = new HttpRequestMessage(HttpMethod.Post, url) {{ Content = JsonContent.Create<object>(text, options: s_json) }};\n        {Header}\n        var response = await s_http.SendAsync(request);\n        response.EnsureSuccessStatusCode();")]
    [InlineData(
        "var response = await s_http.[|PostAsync|](url, s_content);\n        response.EnsureSuccessStatusCode();",
        $"var request = new HttpRequestMessage(HttpMethod.Post, url) {{ Content = s_content }};\n        {Header}\n        var response = await s_http.SendAsync(request);\n        response.EnsureSuccessStatusCode();")]
    [InlineData(
        "using var message = new HttpRequestMessage(HttpMethod.Post, url);\n        using var response = await s_http.[|SendAsync|](message, stop);\n        response.EnsureSuccessStatusCode();",
        "using var message = new HttpRequestMessage(HttpMethod.Post, url);\n        message.Headers.Add(\"Idempotency-Key\", Run.TaskRun!.Id.ToString());\n        using var response = await s_http.SendAsync(message, stop);\n        response.EnsureSuccessStatusCode();")]
    [InlineData(
        "var request = url;\n        (await s_http.[|PostAsync|](request, null)).EnsureSuccessStatusCode();",
        "var request = url;\n        using var request2 = new HttpRequestMessage(HttpMethod.Post, request);\n        request2.Headers.Add(\"Idempotency-Key\", Run.TaskRun!.Id.ToString());\n        (await s_http.SendAsync(request2)).EnsureSuccessStatusCode();")]
    public async Task Sends_a_key_that_all_attempts_share(string body, string fixedBody)
    {
        await VerifyFix.FixAsync(Source("Retries = 3, RetryDelaySeconds = [2, 10], RetryJitterFactor = 0.5", body), Source("Retries = 3, RetryDelaySeconds = [2, 10], RetryJitterFactor = 0.5", fixedBody));

        var project = RulePageExample.Compile(Source("Retries = 3, RetryDelaySeconds = [2, 10], RetryJitterFactor = 0.5", fixedBody));
        Assert.Empty(project.CompilerDiagnostics(DiagnosticSeverity.Warning));
        Assert.Empty(await project.ReportsAsync());
    }

    [Theory]
    // One key for several requests would be wrong; what is not certain to be sent once per attempt is its author's.
    [InlineData("foreach (var u in new[] { url }) { (await s_http.[|PostAsync|](u, null, stop)).EnsureSuccessStatusCode(); }")]
    [InlineData("var all = new[] { url }.Select(u => s_http.[|PostAsync|](u, null, stop)); await Task.WhenAll(all);")]
    [InlineData("(await s_http.[|PostAsync|](url, null, stop)).EnsureSuccessStatusCode(); (await s_http.PostAsync(text, null, stop)).EnsureSuccessStatusCode();")]
    [InlineData("var response = url == text ? await s_http.[|PostAsync|](url, null, stop) : null; response?.EnsureSuccessStatusCode();")]
    [InlineData("await [|PayAsync|]();")]
    [InlineData("await s_mail.[|SendMailAsync|](\"a@example.org\", \"b@example.org\", text, text, stop);")]
    public Task Takes_the_retries_back_where_a_key_cannot_be_sent(string body) => VerifyFix.FixAsync(
        Source("Version = \"1\", Retries = 3, RetryDelaySeconds = [2, 10], RetryJitterFactor = 0.5", body),
        Source("Version = \"1\", Retries = 0", Unmarked(body)));

    [Theory]
    [InlineData("Retries = 3", "Retries = 0")]
    [InlineData("RetryDelaySeconds = [2, 10], RetryJitterFactor = 0.5, Retries = 3 /* thrice */, Version = \"1\"", "Retries = 0 /* thrice */, Version = \"1\"")]
    [InlineData("\"pay\", Retries = 3, RetryDelays = nameof(Delays), Version = \"1\"", "\"pay\", Retries = 0, Version = \"1\"")]
    public async Task Takes_the_retries_back_as_second_choice(string arguments, string fixedArguments)
    {
        const string Body = "(await s_http.[|PostAsync|](url, null, stop)).EnsureSuccessStatusCode();";
        var test = VerifyFix.Test(Source(arguments, Body), Source(fixedArguments, Unmarked(Body)));
        test.CodeActionIndex = 1;
        await test.RunAsync();

        var project = RulePageExample.Compile(Source(fixedArguments, Unmarked(Body)));
        Assert.Empty(project.CompilerDiagnostics(DiagnosticSeverity.Error));
        Assert.Empty(await project.ReportsAsync());
    }

    [Fact]
    public async Task A_request_without_retries_is_left_alone_by_the_rule_that_asks_for_them()
    {
        var project = RulePageExample.Compile(Source(
            "Retries = 0",
            "using var message = new HttpRequestMessage(HttpMethod.Post, url);\n        using var response = await s_http.SendAsync(message, stop);\n        response.EnsureSuccessStatusCode();"));

        Assert.Empty(await project.ReportsAsync());
    }

    private static string Unmarked(string code) => code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static string Source(string arguments, string body) => $$"""
        using System.Net.Http.Json;
        using System.Text.Json;

        public static partial class Payments
        {
            private static readonly HttpClient s_http = new();
            private static readonly StringContent s_content = new("");
            private static readonly JsonSerializerOptions s_json = new();
            private static readonly System.Net.Mail.SmtpClient s_mail = new();

            [Task({{arguments}})]
            public static async Task PayOneAsync(string url, string text, CancellationToken stop = default)
            {
                {{body}}
            }

            public static object[] Used => [s_content, s_json, s_mail];

            private static IEnumerable<double> Delays(int retries) => [1];

            private static Task PayAsync() => s_http.PostAsync("/payments", null);
        }
        """;
}
