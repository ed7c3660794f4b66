using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV108RepeatedWriteAnalyzer>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV108RepeatedWriteTests
{
    private const string Retried = "[Task(Retries = 3, RetryDelaySeconds = [1, 5])]";

    [Theory]
    [InlineData("await _http.[|PostAsync|](url, null);")]
    [InlineData("await _http.[|PatchAsync|](url, null, token);")]
    [InlineData("await _http.[|PostAsJsonAsync|](url, new Order());")]
    [InlineData("await _http.[|PostAsync|](\"/payments\", new StringContent(path));")]
    [InlineData("await _http.[|PostAsync|]($\"{url}/orders\", new StringContent(path));")]
    [InlineData("using var m = new HttpRequestMessage(HttpMethod.Post, url); await _http.[|SendAsync|](m);")]
    [InlineData("await _http.[|SendAsync|](new HttpRequestMessage(HttpMethod.Patch, url), token);")]
    [InlineData("var m = new HttpRequestMessage { Method = HttpMethod.Post }; await _http.[|SendAsync|](m);")]
    [InlineData("var m = new HttpRequestMessage(new HttpMethod(\"post\"), url); await _http.[|SendAsync|](m);")]
    [InlineData("IOrders orders = null!; await orders.[|AddAsync|](path);")]
    [InlineData("MassTransit.IPublishEndpoint bus = null!; await bus.[|Publish|](1);")]
    [InlineData("using var smtp = new System.Net.Mail.SmtpClient(); await smtp.[|SendMailAsync|](\"a@example.org\", \"b@example.org\", path, url);")]
    [InlineData("await _connection.[|ExecuteAsync|](\"INSERT INTO orders (customer, total) VALUES (@C, @T)\", new Order());")]
    [InlineData("await _connection.[|ExecuteAsync|]($\"insert into {path} values (1)\");")]
    [InlineData("const string sql = \" INSERT\\nINTO orders VALUES (1)\"; await _connection.[|ExecuteAsync|](sql);")]
    [InlineData("var command = _connection.CreateCommand(); command.CommandText = \"INSERT INTO orders VALUES (1)\"; await command.[|ExecuteNonQueryAsync|]();")]
    [InlineData("await [|PayAsync|]();")]
    [InlineData("await [|PostToAsync|](\"/orders\");")]
    [InlineData("await [|PostToAsync|](\"/auth/login\"); await PostToAsync(\"/orders\");")]
    [InlineData("await [|GetOrCreateAsync|](url);")]
    [InlineData("MassTransit.IPublishEndpoint bus = null!; await [|FindAsync|](bus);")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(u => _http.[|PostAsync|](u, null)));")]
    public Task Reports_a_write_that_a_retry_repeats(string body) => TaskAsync(body, Retried);

    [Theory]
    // Nothing is written twice.
    [InlineData("await _http.GetStringAsync(url);")]
    [InlineData("await _http.PutAsync(url, null); await _http.DeleteAsync(url);")]
    [InlineData("await _http.SendAsync(new HttpRequestMessage(HttpMethod.Put, url));")]
    [InlineData("HttpRequestMessage m = null!; await _http.SendAsync(m);")]
    [InlineData("var m = new HttpRequestMessage(HttpMethod.Post, url); m = new(HttpMethod.Get, url); await _http.SendAsync(m);")]
    [InlineData("IOrders orders = null!; await orders.AllAsync(); orders.Local();")]
    [InlineData("await _connection.QueryAsync<Order>(\"SELECT * FROM orders\");")]
    [InlineData("await _connection.ExecuteAsync(\"UPDATE orders SET total = 1\");")]
    [InlineData("await _connection.ExecuteAsync(path);")]
    [InlineData("await File.AppendAllTextAsync(path, url);")]
    [InlineData("using var process = Process.Start(path); await process!.WaitForExitAsync(token);")]
    [InlineData("await _db.SaveChangesAsync();")]
    [InlineData("Microsoft.Extensions.AI.IChatClient chat = null!; await chat.GetResponseAsync(path);")]
    // A question, in the words of a write.
    [InlineData("await _http.PostAsync(\"/orders/_search\", null);")]
    [InlineData("await _http.PostAsync($\"{url}/graphql\", null);")]
    [InlineData("await _http.PostAsync(url + \"/oauth/token\", null);")]
    [InlineData("await _http.PostAsync(new Uri(\"https://example.org/v1/orders:search?size=3\"), null);")]
    [InlineData("await _http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"/v1/query/\"));")]
    [InlineData("await FindOrdersAsync(url);")]
    [InlineData("await OuterAsync(url);")]
    [InlineData("await PostToAsync(\"/auth/login\");")]
    [InlineData("await DeleteOrderAsync(url);")]
    // The other side is told, or a row is written once.
    [InlineData("_http.DefaultRequestHeaders.Add(\"Idempotency-Key\", path); await _http.PostAsync(url, null);")]
    [InlineData("using var m = new HttpRequestMessage(HttpMethod.Post, url); m.Headers.Add(\"X-Request-Id\", path); await _http.SendAsync(m);")]
    [InlineData("using var m = new HttpRequestMessage(HttpMethod.Post, url); m.Headers.TryAddWithoutValidation(\"If-None-Match\", \"*\"); await _http.SendAsync(m);")]
    [InlineData("await _http.PostAsJsonAsync(url, new { idempotencyKey = path });")]
    [InlineData("await _http.PostAsJsonAsync(url, new Payment(path));")]
    [InlineData("await _connection.ExecuteAsync(\"INSERT INTO orders (id, total) VALUES (@Id, @T)\");")]
    [InlineData("await _connection.ExecuteAsync(\"INSERT INTO orders VALUES (1) ON CONFLICT DO NOTHING\");")]
    [InlineData("await _connection.ExecuteAsync($\"INSERT INTO orders SELECT {path} WHERE NOT EXISTS (SELECT 1)\");")]
    [InlineData("await _connection.ExecuteAsync(\"DELETE FROM staging\"); await _connection.ExecuteAsync(\"INSERT INTO staging VALUES (1)\");")]
    [InlineData("using var transaction = _connection.BeginTransaction(); await _connection.ExecuteAsync(\"INSERT INTO staging VALUES (1)\"); transaction.Commit();")]
    [InlineData("await KeyedAsync();")]
    // Not run here.
    [InlineData("await ChargeAsync();")]
    [InlineData("Fetch = async () => await (await _http.PostAsync(url, null)).Content.ReadAsStringAsync();")]
    public Task Leaves_what_may_be_repeated(string body) => TaskAsync(body, Retried);

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Task(Retries = 0)]")]
    [InlineData("[Task(Retries = 3, RetryCondition = nameof(IsSafe))]")]
    [InlineData("[Tier]")]
    [InlineData("[Flow(Retries = 3)]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_is_not_retried_or_decides_by_itself(string attribute) => TaskAsync("await _http.PostAsync(url, null);", attribute);

    [Fact]
    public Task Leaves_requests_that_a_handler_may_key()
    {
        var test = Verify.Test(ReliabilityCode.Task("await _http.PostAsync(url, null);", attribute: Retried));
        test.TestState.Sources.Add("""
            internal sealed class KeyHandler : DelegatingHandler
            {
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    request.Headers.Add("Idempotency-Key", "k");
                    return base.SendAsync(request, cancellationToken);
                }
            }
            """);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("ListFilesAsync")]
    [InlineData("SearchEntriesV2Async")]
    [InlineData("GetDownloadUrlAsync")]
    [InlineData("RemoveFileAsync")]
    public Task Leaves_a_task_that_is_named_as_one_that_asks_or_deletes(string name) => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Task(Retries = 3, RetryDelaySeconds = [1])]
            public static Task {{name}}(HttpClient http, string url) => PostToAsync(http, url);

            private static Task PostToAsync(HttpClient http, string url) => http.PostAsync(url, null);
        }
        """);

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV108RepeatedWriteAnalyzer>("[Task(Retries = 3, RetryDelaySeconds = [1])]");

    [Fact]
    public Task Says_what_where_and_why()
    {
        var test = Verify.Test(
            ReliabilityCode.Task("await _http.{|#0:PostAsync|}(url, null); await _http.{|#1:PostAsync|}(path, null);", attribute: Retried),
            new DiagnosticResult(PRV108RepeatedWriteAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
                "Task 'RunAsync' repeats 'HttpClient.PostAsync' (HTTP I/O) when it is retried, without an idempotency key: a write that arrived before the attempt failed is made twice"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Fact]
    public Task Shows_the_way_through_helpers_past_what_only_reads()
    {
        var test = Verify.Test(
            ReliabilityCode.Task(
                "await {|#0:OuterAsync|}();",
                "private Task OuterAsync() => {|#1:InnerAsync|}(); private async Task InnerAsync() { await _http.GetStringAsync(\"/\"); await _http.{|#2:PostAsync|}(\"/pay\", null); }",
                Retried),
            new DiagnosticResult(PRV108RepeatedWriteAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithLocation(2).WithMessage(
                "Task 'RunAsync' repeats 'OuterAsync' (RunAsync → OuterAsync → InnerAsync → HttpClient.PostAsync, HTTP I/O) when it is retried, without an idempotency key: a write that arrived before the attempt failed is made twice"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Fact]
    public Task An_address_of_ten_thousand_terms_is_read() =>
        TaskAsync($"await _http.[|PostAsync|]({string.Join(" + ", Enumerable.Repeat("url", 10_000))}, null);", Retried);

    [Theory]
    [InlineData("var a = b; var b = a; await _http.PostAsync(b, null);")]
    [InlineData("await _http.PostAsync(")]
    [InlineData("var m = new HttpRequestMessage(HttpMethod., url); await _http.SendAsync(m);")]
    [InlineData("await _connection.ExecuteAsync($\"INSERT INTO {\");")]
    public async Task Broken_code_breaks_nothing(string body)
    {
        var source = ReliabilityCode.Task(body, attribute: Retried);
        await RuleRunner.RunAsync(
            CSharpCompilation.Create("Broken", [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(ImplicitUsings.Source)], TestReferences.All),
            new PRV108RepeatedWriteAnalyzer(),
            new PRV106SilentLoopAnalyzer());
    }

    private static Task TaskAsync(string body, string attribute)
    {
        var test = Verify.Test(ReliabilityCode.Task(
            body,
            """
            private Task FindOrdersAsync(string u) => _http.PostAsync(u, null);
            private Task OuterAsync(string u) => FindOrdersAsync(u);
            private Task PostToAsync(string u) => _http.PostAsync($"https://server{u}", null);
            private Task DeleteOrderAsync(string u) => _http.PostAsync(u, null);
            private Task FindAsync(MassTransit.IPublishEndpoint bus) => bus.Publish(1);
            private Task GetOrCreateAsync(string u) => _http.PostAsync(u, null);
            private Task PayAsync() => _http.PostAsync("/payments", null);
            private async Task KeyedAsync() { using var m = new HttpRequestMessage(HttpMethod.Post, "/pay"); m.Headers.Add("Idempotency-Key", "k"); await _http.SendAsync(m); }
            [Task] private Task ChargeAsync() => _http.PostAsync("/payments", null);
            private static bool IsSafe(TaskRun run, State state) => false;
            private sealed record Payment(string RequestId);
            private sealed class TierAttribute : TaskAttribute { public TierAttribute() => Retries = 3; }
            """,
            attribute));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
