using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV102NetworkCallWithoutRetriesAnalyzer>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV102NetworkCallWithoutRetriesTests
{
    [Theory]
    [InlineData("await _http.[|GetStringAsync|](url);")]
    [InlineData("await _injected.[|GetAsync|](url);")]
    [InlineData("await new HttpClient().[|GetStringAsync|](url);")]
    [InlineData("await _http.[|PostAsync|](url, null);")]
    [InlineData("using var client = new TcpClient(); await client.[|ConnectAsync|](url, 80);")]
    [InlineData("await Dns.[|GetHostEntryAsync|](url);")]
    [InlineData("await _connection.[|OpenAsync|]();")]
    [InlineData("DbDataReader reader = null!; await reader.[|ReadAsync|]();")]
    [InlineData("await _connection.[|QueryAsync|]<Order>(path);")]
    [InlineData("await _db.[|SaveChangesAsync|]();")]
    [InlineData("var all = await _db.Orders.[|ToListAsync|]();")]
    [InlineData("StackExchange.Redis.IDatabase redis = null!; await redis.[|StringGetAsync|](path);")]
    [InlineData("MassTransit.IPublishEndpoint bus = null!; await bus.[|Publish|](1);")]
    [InlineData("IOrders orders = null!; await orders.[|AllAsync|]();")]
    [InlineData("var greeting = new Greeting.GreeterClient().[|SayHello|](path);")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(u => _http.[|GetStringAsync|](u)));")]
    [InlineData("await FetchAsync(); Task<string> FetchAsync() => _http.[|GetStringAsync|](url);")]
    [InlineData("foreach (var u in new[] { url }) { await _http.[|GetStringAsync|](u); }")]
    [InlineData("try { await _http.[|GetStringAsync|](url); } catch (HttpRequestException) { throw; }")]
    [InlineData("foreach (var u in new[] { url }) { try { await _http.[|GetStringAsync|](u); } catch (HttpRequestException) { throw new IOException(u); } }")]
    [InlineData("foreach (var u in new[] { url }) { try { await _http.[|GetStringAsync|](u); } finally { } }")]
    [InlineData("Exception? error = null; try { await _http.[|GetStringAsync|](url); } catch (Exception e) { error = e; } if (error is not null) { throw error; }")]
    [InlineData("var failed = false; try { await _http.[|GetStringAsync|](url); } catch { failed = true; } if (failed) { throw new IOException(url); }")]
    [InlineData("try { await _http.[|GetStringAsync|](url); } catch (FormatException) { }")]
    [InlineData("try { await _http.[|GetStringAsync|](url); } catch (Exception) when (path.Length > 3) { }")]
    [InlineData("try { await _http.[|GetStringAsync|](url); } catch { Environment.FailFast(url); }")]
    [InlineData("await Task.Run(() => _http.[|GetStringAsync|](url));")]
    [InlineData("var later = _http.[|GetStringAsync|](url); await later;")]
    [InlineData("while (true) { try { } catch (HttpRequestException) { await _http.[|GetStringAsync|](url); } }")]
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build(); await pipeline.ExecuteAsync(async t => await _http.[|GetStringAsync|](url, t));")]
    [InlineData("await s_breaker.ExecuteAsync(async t => await _http.[|GetStringAsync|](url, t));")]
    [InlineData("await Polly.Policy.TimeoutAsync(3).ExecuteAsync(() => _http.[|GetStringAsync|](url));")]
    [InlineData("var breaker = Polly.Policy.Handle<HttpRequestException>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(1)); await breaker.ExecuteAsync(() => _http.[|GetStringAsync|](url));")]
    [InlineData("using var client = new HttpClient(new HttpClientHandler()); await client.[|GetStringAsync|](url);")]
    public Task Reports_a_network_call(string body) => TaskAsync(body, "private static readonly ResiliencePipeline s_breaker = new ResiliencePipelineBuilder().AddCircuitBreaker().Build();");

    [Theory]
    // Nothing to retry.
    [InlineData("var text = await File.ReadAllTextAsync(path); File.Delete(path);")]
    [InlineData("using var process = Process.Start(path); await process!.WaitForExitAsync();")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection connection = null!; await connection.OpenAsync();")]
    [InlineData("Microsoft.Data.Sqlite.SqliteDataReader reader = null!; while (await reader.ReadAsync(token)) { await reader.NextResultAsync(token); }")]
    [InlineData("Microsoft.Data.Sqlite.SqliteTransaction transaction = null!; await transaction.CommitAsync(token);")]
    [InlineData("using var client = new HttpClient(); client.CancelPendingRequests();")]
    [InlineData("HttpResponseMessage response = null!; await response.Content.ReadAsStringAsync();")]
    [InlineData("await Task.Delay(1, token);")]
    [InlineData("var query = _db.Orders.Where(o => o.Id > 1);")]
    [InlineData("using var listener = new TcpListener(IPAddress.Loopback, 0); listener.Start(); using var client = await listener.AcceptTcpClientAsync();")]
    // Clients that retry, or may.
    [InlineData("Azure.Storage.Blobs.BlobClient blob = new(); await blob.DownloadContentAsync();")]
    [InlineData("Amazon.S3.IAmazonS3 s3 = null!; await s3.GetObjectAsync(url, path);")]
    [InlineData("OpenAI.Chat.ChatClient chat = new(); await chat.CompleteChatAsync(path);")]
    [InlineData("await new Anthropic.Services.MessageService().Create(path);")]
    [InlineData("Microsoft.Extensions.AI.IChatClient chat = null!; await chat.GetResponseAsync(path);")]
    [InlineData("Confluent.Kafka.IProducer<string, string> producer = null!; await producer.ProduceAsync(url, path);")]
    // Pipelines and policies.
    [InlineData("var pipeline = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).AddRetry().Build(); await pipeline.ExecuteAsync(async t => await _http.GetStringAsync(url, t));")]
    [InlineData("await _pipeline.ExecuteAsync(async t => await _http.GetStringAsync(url, t));")]
    [InlineData("using var reader = await _pipeline.ExecuteAsync(async t => await _connection.CreateCommand().ExecuteReaderAsync(t)); while (await reader.ReadAsync()) { }")]
    [InlineData("await RowsAsync(); async Task RowsAsync() { using var reader = await _pipeline.ExecuteAsync(async t => await _connection.CreateCommand().ExecuteReaderAsync(t)); while (await reader.ReadAsync()) { } }")]
    [InlineData("await Pipeline().ExecuteAsync(async t => await _http.GetStringAsync(url, t));")]
    [InlineData("await _pipeline.ExecuteAsync(async t => { foreach (var u in new[] { url }) { await _http.GetStringAsync(u, t); } });")]
    [InlineData("await Polly.Policy.Handle<HttpRequestException>().RetryAsync(3).ExecuteAsync(() => _http.GetStringAsync(url));")]
    [InlineData("var policy = Polly.Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n)); await policy.ExecuteAsync(async () => await _http.GetStringAsync(url));")]
    [InlineData("await Polly.Policy.WrapAsync(Polly.Policy.TimeoutAsync(3), Polly.Policy.Handle<IOException>().RetryAsync(3)).ExecuteAsync(() => _http.GetStringAsync(url));")]
    [InlineData("IAsyncPolicy policy = null!; await policy.ExecuteAsync(() => _http.GetStringAsync(url));")]
    [InlineData("await _pipeline.ExecuteAsync(FetchAsync); async ValueTask FetchAsync(CancellationToken t) => await _http.GetStringAsync(url, t);")]
    [InlineData("await _pipeline.ExecuteAsync(async t => await FetchAsync(t)); Task<string> FetchAsync(CancellationToken t) => _http.GetStringAsync(url, t);")]
    [InlineData("Microsoft.EntityFrameworkCore.Storage.IExecutionStrategy strategy = null!; await strategy.ExecuteAsync(async () => { await _connection.OpenAsync(); });")]
    // Loops that try again.
    [InlineData("for (var attempt = 0; ; attempt++) { try { await _http.GetStringAsync(url); return; } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(10); } }")]
    [InlineData("while (true) { try { await _http.GetStringAsync(url); return; } catch (HttpRequestException) { if (url == path) throw; } }")]
    [InlineData("var done = false; do { try { using (File.OpenRead(path)) { await _http.GetStringAsync(url); } done = true; } catch { } } while (!done);")]
    [InlineData("foreach (var attempt in Enumerable.Range(0, 3)) { try { await FetchAsync(); } catch (HttpRequestException) { } } Task<string> FetchAsync() => _http.GetStringAsync(url);")]
    // Nobody fails with it.
    [InlineData("while (true) { try { await _http.GetStringAsync(url); } catch (HttpRequestException) { break; } }")]
    [InlineData("try { await _http.GetStringAsync(url); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { foreach (var u in new[] { url }) { await _http.GetStringAsync(u); } } catch { return; }")]
    [InlineData("_ = _http.GetStringAsync(url);")]
    [InlineData("_ = _http.GetStringAsync(url).ContinueWith(done => Console.WriteLine(done.Status));")]
    [InlineData("_ = Task.Run(() => _http.GetStringAsync(url));")]
    [InlineData("_ = Task.Factory.StartNew(async () => await _http.GetStringAsync(url));")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => _http.GetStringAsync(url).Wait());")]
    [InlineData("new[] { url }.ToList().ForEach(u => _http.GetStringAsync(u));")]
    // Not run, or another task's.
    [InlineData("Fetch = () => _http.GetStringAsync(url);")]
    [InlineData("System.Linq.Expressions.Expression<Func<string>> tree = () => _http.GetStringAsync(url).Result;")]
    [InlineData("Task<string> Unused() => _http.GetStringAsync(url);")]
    [InlineData("await OtherAsync(url);")]
    [InlineData("using var client = new HttpClient(new Again()); await client.GetStringAsync(url);")]
    public Task Leaves_what_needs_no_retries(string body) => TaskAsync(body, """
        private readonly ResiliencePipeline _pipeline = null!;
        private static ResiliencePipeline Pipeline() => null!;
        private sealed class Again : DelegatingHandler;
        [Task(Retries = 1)] public Task<string> OtherAsync(string u) => _http.GetStringAsync(u);
        """);

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV102NetworkCallWithoutRetriesAnalyzer>("[Task]");

    [Theory]
    [InlineData("await [|HelperAsync|](url);", "private Task<string> HelperAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("await [|HelperAsync|](url);", "private Task<string> HelperAsync(string u) => DeeperAsync(u); private async Task<string> DeeperAsync(string u) { await Task.Yield(); return await _http.GetStringAsync(u); }")]
    [InlineData("await new Client(_http).[|LoadAsync|](url);", "private sealed class Client(HttpClient http) { public Task<string> LoadAsync(string u) => http.GetStringAsync(u); }")]
    [InlineData("await [|HelperAsync|](url);", "private async Task<string> HelperAsync(string u) { try { return await _http.GetStringAsync(u); } catch (HttpRequestException) { throw; } }")]
    [InlineData("RunSync(() => _http.[|GetStringAsync|](url));", "private static void RunSync(Func<Task> work) => Task.Run(work).Wait();")]
    [InlineData("await [|HelperAsync|](url);", "private async Task<string> HelperAsync(string u) { try { return await _http.GetStringAsync(u); } catch (Exception e) { throw new IOException(u, e); } }")]
    [InlineData("if (await [|HelperAsync|](url) is { } error) { throw error; }", "private async Task<Exception?> HelperAsync(string u) { try { await _http.GetStringAsync(u); return null; } catch (Exception e) { return e; } }")]
    [InlineData("await [|HelperAsync|](url);", "private Exception? _last; private async Task HelperAsync(string u) { try { await _http.GetStringAsync(u); } catch (Exception e) { _last = e; } }")]
    public Task Reports_a_helper_that_calls_a_network(string body, string members) => TaskAsync(body, members);

    [Theory]
    [InlineData("await HelperAsync(url);", "private async Task<string> HelperAsync(string u) { while (true) { try { return await _http.GetStringAsync(u); } catch (HttpRequestException) { await Task.Delay(1); } } }")]
    [InlineData("await HelperAsync(url);", "private async Task<string> HelperAsync(string u) { while (true) { try { return await DeeperAsync(u); } catch (HttpRequestException) { await Task.Delay(1); } } } private Task<string> DeeperAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("while (true) { try { await HelperAsync(url); return; } catch (HttpRequestException) { await Task.Delay(1); } }", "private Task<string> HelperAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("await _pipeline.ExecuteAsync(async t => await HelperAsync(url));", "private readonly ResiliencePipeline _pipeline = null!; private Task<string> HelperAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("await _pipeline.ExecuteAsync(HelperAsync);", "private readonly ResiliencePipeline _pipeline = null!; private async ValueTask HelperAsync(CancellationToken t) => await _http.GetStringAsync(\"\", t);")]
    [InlineData("await HelperAsync(url);", "private readonly ResiliencePipeline _pipeline = null!; private async Task HelperAsync(string u) => await _pipeline.ExecuteAsync(async t => await DeeperAsync(u)); private Task<string> DeeperAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("await HelperAsync(path);", "private Task<string> HelperAsync(string p) => File.ReadAllTextAsync(p);")]
    [InlineData("await HelperAsync(path);", "private Task<string> HelperAsync(string p) => OtherAsync(p); [Task(Retries = 1)] private Task<string> OtherAsync(string p) => _http.GetStringAsync(p);")]
    [InlineData("await HelperAsync(url);", "private async Task HelperAsync(string u) { try { await _http.GetStringAsync(u); } catch (Exception e) { Note(e); } } private static void Note(Exception e) { }")]
    [InlineData("await HelperAsync(url);", "private async Task<string?> HelperAsync(string u) { try { return await _http.GetStringAsync(u); } catch (HttpRequestException) { return null; } }")]
    [InlineData("await OuterAsync(url);", "private async Task OuterAsync(string u) { try { await InnerAsync(u); } catch { } } private Task<string> InnerAsync(string u) => _http.GetStringAsync(u);")]
    [InlineData("Start(url);", "private async void Start(string u) => await _http.GetStringAsync(u);")]
    [InlineData("Start(url);", "private void Start(string u) => Aside(() => _http.GetStringAsync(u)); private static async void Aside(Func<Task> work) => await Task.Factory.StartNew(work);")]
    [InlineData("Aside(() => _http.GetStringAsync(url));", "private static void Aside<T>(Func<T> work) { ArgumentNullException.ThrowIfNull(work); Aside(void () => work()); } private static async void Aside(Action work) => await Task.Run(work);")]
    [InlineData("Aside(LoadAsync);", "private static void Aside(Func<Task> work) => Task.Run(work); private Task LoadAsync() => _http.GetStringAsync(\"\");")]
    public Task Leaves_a_helper_that_is_repeated_or_calls_no_network(string body, string members) => TaskAsync(body, members);

    [Fact]
    public Task Says_how_a_helper_gets_to_the_network() => AnalyzerAsync(
        ReliabilityCode.Task("await {|#0:HelperAsync|}(url);", "private Task<string> HelperAsync(string u) => _http.{|#1:GetStringAsync|}(u);"),
        new DiagnosticResult(PRV102NetworkCallWithoutRetriesAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithLocation(1)
            .WithMessage("Task 'RunAsync' calls 'HelperAsync' (RunAsync → HelperAsync → HttpClient.GetStringAsync, HTTP I/O) without retries: one transient failure fails the task and its flow"));

    [Theory]
    [InlineData("[Task(Retries = 3)]")]
    [InlineData("[Task(Retries = 1, TimeoutSeconds = 3)]")]
    [InlineData("[Task(Retries = Policy.Attempts)]")]
    [InlineData("[Task(Retries = Policy.Attempts - 1)]")]
    [InlineData("[Task(Retries = -1)]")]
    [InlineData("[Policy]")]
    [InlineData("[Flow]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_tasks_that_retry_and_methods_that_are_none(string attribute) => TaskAsync("await _http.GetStringAsync(url);", Policies, attribute);

    [Theory]
    [InlineData("[Task]")]
    [InlineData("[Task()]")]
    [InlineData("[Task(\"fetch\")]")]
    [InlineData("[TaskAttribute(TimeoutSeconds = 3)]")]
    [InlineData("[Task, Obsolete]")]
    [InlineData("[Task(RetryDelaySeconds = [1, 2])]")]
    public Task Reports_tasks_that_leave_retries_out(string attribute) => TaskAsync("await _http.[|GetStringAsync|](url);", Policies, attribute);

    [Theory]
    [InlineData("[Task([|Retries = 0|])]")]
    [InlineData("[Task(\"fetch\", TimeoutSeconds = 3, [|Retries = Policy.None|])]")]
    public Task Reports_the_argument_that_refuses_retries(string attribute) => TaskAsync("await _http.GetStringAsync(url);", Policies, attribute);

    [Theory]
    [InlineData("await _http.PostAsync(url, null);")]
    [InlineData("await _http.GetStringAsync(path); await _http.PostAsync(url, null);")]
    [InlineData("IOrders orders = null!; await orders.AddAsync(path);")]
    public Task Accepts_that_what_must_not_happen_twice_is_not_retried(string body) => TaskAsync(body, attribute: "[Task(Retries = 0)]");

    [Fact]
    public Task Reports_a_task_once_and_says_what_must_not_happen_twice() => AnalyzerAsync(
        ReliabilityCode.Task("await _http.{|#1:GetStringAsync|}(url); await s_http.{|#0:PutAsync|}(url, null);"),
        new DiagnosticResult(PRV102NetworkCallWithoutRetriesAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(1)
            .WithLocation(0)
            .WithMessage("Task 'RunAsync' calls 'HttpClient.GetStringAsync' (HTTP I/O) without retries: one transient failure fails the task and its flow"));

    [Theory]
    [InlineData("await _injected.GetStringAsync(url);")]
    [InlineData("IOrders orders = null!; await orders.AllAsync();")]
    [InlineData("await _http.[|GetStringAsync|](url);")]
    [InlineData("await _connection.[|OpenAsync|]();")]
    public Task Takes_an_injected_client_for_resilient_where_handlers_can_be_registered(string body)
    {
        var test = Verify.Test(ReliabilityCode.Task(body));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        test.SolutionTransforms.Add(ThirdParty.ApplyHttpResilience);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("await _injected.GetStringAsync(url);", "public sealed class RetryHandler : DelegatingHandler;")]
    [InlineData("await _injected.[|GetStringAsync|](url);", "public sealed class RetryCounter;")]
    [InlineData("await _injected.[|GetStringAsync|](url);", "public sealed class AuthenticationHandler : DelegatingHandler;")]
    [InlineData("await _db.SaveChangesAsync();", "public static class Setup { public static void EnableRetryOnFailure() { } }")]
    [InlineData("await _db.[|SaveChangesAsync|]();", "public static class Setup { public static void RetryPolicy() { } }")]
    [InlineData("new Greeting.GreeterClient().SayHello(path);", "public static class Setup { public static void RetryPolicy() { } }")]
    [InlineData("await _connection.[|OpenAsync|]();", "public static class Setup { public static void EnableRetryOnFailure() { } }")]
    [InlineData("await _db.SaveChangesAsync();", "public static class Setup { public static void UseSqlite() { } }")]
    [InlineData("var all = await _db.Orders.ToListAsync();", "public static class Setup { public static void UseInMemoryDatabase() { } }")]
    [InlineData("await _db.[|SaveChangesAsync|]();", "public static class Setup { public static void UseSqlite() { } public static void UseNpgsql() { } }")]
    [InlineData("await _connection.[|OpenAsync|]();", "public static class Setup { public static void UseSqlite() { } }")]
    public Task Looks_for_retries_configured_elsewhere_in_the_project(string body, string elsewhere)
    {
        var test = Verify.Test(ReliabilityCode.Task(body));
        test.TestState.Sources.Add(elsewhere);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Fact]
    public Task Reports_the_call_where_the_attribute_is_in_another_file()
    {
        var test = Verify.Test("""
            public static partial class Etl
            {
                public static partial Task<string> FetchAsync(HttpClient http) => http.[|GetStringAsync|]("x");
            }
            """);
        test.TestState.Sources.Add("""
            public static partial class Etl
            {
                [Task(Retries = 0)]
                public static partial Task<string> FetchAsync(HttpClient http);
            }
            """);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("provost.io.exclude_categories = http")]
    [InlineData("provost.io.allowed_members = System.Net.Http.HttpClient.GetStringAsync")]
    public Task Leaves_what_the_configuration_allows(string option)
    {
        var test = Verify.Test(ReliabilityCode.Task("await _http.GetStringAsync(url);"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    private const string Policies = """
        private static class Policy { public const int Attempts = 3; public const int None = 0; }
        private sealed class PolicyAttribute : TaskAttribute { public PolicyAttribute() => Retries = 3; }
        """;

    private static Task TaskAsync(string body, string members = "", string attribute = "[Task]") =>
        AnalyzerAsync(ReliabilityCode.Task(body, members, attribute));

    private static Task AnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
