using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV101UnwrappedIoAnalyzer>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV101UnwrappedIoTests
{
    [Theory]
    [InlineData("await _http.[|GetStringAsync|](url);")]
    [InlineData("var text = await s_http.[|GetStringAsync|](url, token).ConfigureAwait(false);")]
    [InlineData("var orders = await _http.[|GetFromJsonAsync|]<Order[]>(url);")]
    [InlineData("var response = _http.[|Send|](new HttpRequestMessage(HttpMethod.Get, url));")]
    [InlineData("await HttpClientJsonExtensions.[|PostAsJsonAsync|](_http, url, 1);")]
    [InlineData("await new HttpClient().[|GetAsync|](url);")]
    [InlineData("_ = _http?.[|GetStringAsync|](url);")]
    [InlineData("var page = await Dns.[|GetHostEntryAsync|](url);")]
    [InlineData("using var client = new [|TcpClient|](url, 80);")]
    [InlineData("using TcpClient client = [|new|](url, 80);")]
    [InlineData("File.[|WriteAllText|](path, url);")]
    [InlineData("var lines = await File.[|ReadAllLinesAsync|](path);")]
    [InlineData("using var reader = new [|StreamReader|](path);")]
    [InlineData("await using var stream = new [|FileStream|](path, FileMode.Open);")]
    [InlineData("var size = new FileInfo(path).[|Length|];")]
    [InlineData("new FileInfo(path).[|LastWriteTimeUtc|] = DateTime.UnixEpoch;")]
    [InlineData("if (new FileInfo(path) is { [|Length|]: > 0 }) { }")]
    [InlineData("var temporary = Path.[|GetTempFileName|]();")]
    [InlineData("ZipFile.[|ExtractToDirectory|](path, url);")]
    [InlineData("var document = XDocument.[|Load|](path);")]
    [InlineData("foreach (var file in Directory.[|EnumerateFiles|](path)) { }")]
    [InlineData("Process.[|Start|](path);")]
    [InlineData("await _connection.[|OpenAsync|]();")]
    [InlineData("var count = _connection.CreateCommand().[|ExecuteScalar|]();")]
    [InlineData("var rows = await _connection.[|QueryAsync|]<Order>(\"select\");")]
    [InlineData("await _db.[|SaveChangesAsync|]();")]
    [InlineData("var all = await _db.Orders.Where(o => o.Id > 1).[|ToListAsync|]();")]
    [InlineData("var first = _db.Orders.OrderBy(o => o.Id).[|First|]();")]
    [InlineData("var all = (from o in _db.Orders where o.Id > 1 select o).[|ToList|]();")]
    [InlineData("foreach (var order in [|_db.Orders.Where(o => o.Id > 1)|]) { }")]
    [InlineData("var order = await _db.Orders.[|FindAsync|](1);")]
    public Task Reports_io_of_every_kind(string body) => FlowAsync(body);

    [Theory]
    [InlineData("Azure.Storage.Blobs.BlobClient blob = new(); await blob.[|DownloadContentAsync|]();")]
    [InlineData("Azure.Storage.Blobs.BlobClient blob = new(); var content = blob.[|DownloadContent|]().Value;")]
    [InlineData("Amazon.S3.IAmazonS3 s3 = null!; await s3.[|GetObjectAsync|](\"b\", \"k\");")]
    [InlineData("StackExchange.Redis.IDatabase redis = null!; await redis.[|StringGetAsync|](\"k\");")]
    [InlineData("StackExchange.Redis.IDatabase redis = null!; var value = redis.[|StringGet|](\"k\");")]
    [InlineData("Confluent.Kafka.IProducer<string, string> producer = null!; await producer.[|ProduceAsync|](\"t\", \"v\");")]
    [InlineData("MassTransit.IPublishEndpoint bus = null!; await bus.[|Publish|](1);")]
    [InlineData("IOrders orders = null!; await orders.[|AllAsync|]();")]
    [InlineData("Anthropic.Services.MessageService messages = new(); await messages.[|Create|](\"hi\");")]
    [InlineData("OpenAI.Chat.ChatClient chat = new(); await chat.[|CompleteChatAsync|](\"hi\");")]
    [InlineData("Microsoft.Extensions.AI.IChatClient chat = null!; await chat.[|GetResponseAsync|](\"hi\");")]
    [InlineData("var greeting = new Greeting.GreeterClient().[|SayHello|](\"you\");")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection connection = null!; connection.[|Open|]();")]
    public Task Knows_the_clients_of_the_field(string body) => FlowAsync(body);

    [Theory]
    [InlineData("foreach (var u in new[] { url }) { await _http.[|GetStringAsync|](u); }")]
    [InlineData("if (await _http.[|GetStringAsync|](url) is { Length: > 0 }) { }")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(u => _http.[|GetStringAsync|](u)));")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(async u => { await Task.Yield(); return await _http.[|GetStringAsync|](u); }));")]
    [InlineData("Func<Task<string>> fetch = () => _http.[|GetStringAsync|](url); await fetch();")]
    [InlineData("var texts = new[] { path }.Select(File.[|ReadAllText|]).ToList();")]
    [InlineData("await Parallel.ForEachAsync(new[] { url }, async (u, t) => await _http.[|GetStringAsync|](u, t));")]
    [InlineData("await FetchAsync(); Task<string> FetchAsync() => _http.[|GetStringAsync|](url);")]
    [InlineData("Task<string> FetchAsync() => _http.[|GetStringAsync|](url); await Task.WhenAll(new[] { 1 }.Select(_ => FetchAsync()));")]
    [InlineData("await Outer(); Task<string> Outer() => Inner(); Task<string> Inner() => _http.[|GetStringAsync|](url);")]
    [InlineData("var texts = new[] { path }.Select(Read); string Read(string p) => File.[|ReadAllText|](p);")]
    [InlineData("try { File.[|Delete|](path); } catch (IOException) { } finally { Directory.[|Delete|](path); }")]
    [InlineData("var texts = from p in new[] { path } select File.[|ReadAllText|](p);")]
    [InlineData("var text = path switch { \"\" => \"\", _ => File.[|ReadAllText|](path) };")]
    [InlineData("var text = $\"{File.[|ReadAllText|](path)}\";")]
    [InlineData("List<Func<string>> work = [() => File.[|ReadAllText|](path)]; work[0]();")]
    [InlineData("await Task.Run(() => File.[|ReadAllText|](path));")]
    public Task Reports_wherever_the_flow_runs_it(string body) => FlowAsync(body);

    [Theory]
    // In memory.
    [InlineData("using var stream = new MemoryStream(); await stream.WriteAsync(new byte[1]); stream.Position = 0;")]
    [InlineData("using var reader = new StringReader(url); await reader.ReadLineAsync();")]
    [InlineData("using var writer = new StringWriter(); await writer.WriteAsync(url);")]
    [InlineData("using var reader = new StreamReader(new MemoryStream()); await reader.ReadToEndAsync();")]
    [InlineData("using var zip = new GZipStream(new MemoryStream(), CompressionMode.Compress); await zip.WriteAsync(new byte[1]);")]
    [InlineData("using var archive = new ZipArchive(new MemoryStream(), ZipArchiveMode.Create);")]
    [InlineData("var channel = System.Threading.Channels.Channel.CreateUnbounded<int>(); await channel.Writer.WriteAsync(1);")]
    [InlineData("var pipe = new System.IO.Pipelines.Pipe(); await pipe.Writer.WriteAsync(new byte[1]);")]
    [InlineData("var document = XDocument.Parse(url); document.Save(new StringWriter());")]
    [InlineData("var document = new XmlDocument(); document.LoadXml(url);")]
    [InlineData("using var reader = XmlReader.Create(new StringReader(url)); await reader.ReadAsync();")]
    [InlineData("await JsonSerializer.SerializeAsync(new MemoryStream(), 1);")]
    [InlineData("var match = System.Text.RegularExpressions.Regex.Match(url, path);")]
    [InlineData("using var resource = typeof(Etl).Assembly.GetManifestResourceStream(path);")]
    // Names and addresses.
    [InlineData("var full = Path.GetFullPath(Path.Combine(path, Path.GetFileName(url)));")]
    [InlineData("var extension = Path.ChangeExtension(path, Path.GetExtension(url));")]
    [InlineData("var uri = new UriBuilder(url) { Path = path }.Uri;")]
    [InlineData("var info = new FileInfo(path); var name = info.Name + info.FullName + info.Extension + info.DirectoryName;")]
    [InlineData("var folder = Directory.GetCurrentDirectory();")]
    [InlineData("var host = Dns.GetHostName();")]
    [InlineData("var me = Process.GetCurrentProcess().Id;")]
    [InlineData("var start = new ProcessStartInfo(path) { Arguments = url };")]
    // Construction only.
    [InlineData("using var client = new HttpClient(new SocketsHttpHandler()); client.DefaultRequestHeaders.Add(path, url); client.CancelPendingRequests();")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(path) };")]
    [InlineData("using var client = new TcpClient();")]
    [InlineData("using var command = _connection.CreateCommand(); command.CommandText = url; command.Parameters.Clear();")]
    [InlineData("var builder = new DbConnectionStringBuilder { [path] = url };")]
    [InlineData("_connection.Close(); await _connection.DisposeAsync();")]
    [InlineData("using var context = new Shop(); context.Add(new Order()); await context.AddAsync(new Order()); context.Orders.Add(new Order());")]
    [InlineData("var query = _db.Orders.Where(o => o.Id > 1).OrderBy(o => o.Path).Select(o => o.Id);")]
    [InlineData("var query = from o in _db.Set<Order>() where o.Id > 1 select o; var sql = query.ToQueryString();")]
    [InlineData("Azure.Storage.Blobs.BlobClient blob = new(); var uri = blob.WithSnapshot(path).GenerateSasUri();")]
    [InlineData("Amazon.S3.IAmazonS3 s3 = null!; var link = s3.GetPreSignedURL(path);")]
    [InlineData("StackExchange.Redis.IConnectionMultiplexer redis = null!; var batch = redis.GetDatabase().CreateBatch();")]
    [InlineData("StackExchange.Redis.IDatabase redis = null!; var up = redis.IsConnected(path);")]
    [InlineData("Confluent.Kafka.IConsumer<string, string> consumer = null!; consumer.Subscribe(path);")]
    [InlineData("new Anthropic.Services.MessageService().Describe();")]
    [InlineData("IOrders orders = null!; orders.Local();")]
    // A message that is there.
    [InlineData("HttpResponseMessage response = null!; var text = await response.Content.ReadAsStringAsync(); var order = await response.Content.ReadFromJsonAsync<Order>();")]
    [InlineData("IDataRecord record = null!; var name = record.GetString(0);")]
    [InlineData("DbDataReader row = null!; var id = await row.GetFieldValueAsync<int>(0); var isNull = await row.IsDBNullAsync(0);")]
    // Waiting, logging, the console.
    [InlineData("await Task.Delay(10, token); await Task.Yield();")]
    [InlineData("using var gate = new SemaphoreSlim(1); await gate.WaitAsync(token);")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); await timer.WaitForNextTickAsync(token);")]
    [InlineData("ILogger logger = null!; logger.Log(LogLevel.Information, path);")]
    [InlineData("Console.WriteLine(Console.ReadLine());")]
    [InlineData("using var activity = new Activity(path).Start();")]
    // Origin unknown.
    [InlineData("Stream stream = null!; await stream.ReadAsync(new byte[1]); await stream.CopyToAsync(Stream.Null);")]
    [InlineData("TextReader reader = null!; await reader.ReadToEndAsync();")]
    [InlineData("TextWriter writer = null!; await writer.WriteAsync(path); await writer.FlushAsync();")]
    public Task Leaves_what_only_looks_like_io(string body) => FlowAsync(body);

    [Fact]
    public Task Leaves_what_stays_in_the_process() => HarmlessCode.IsLeftByAsync<PRV101UnwrappedIoAnalyzer>("[Flow]");

    [Theory]
    [InlineData("Fetch = () => _http.GetStringAsync(url);")]
    [InlineData("Kept = new Lazy<string>(() => File.ReadAllText(path));")]
    [InlineData("Kept = new(() => File.ReadAllText(path));")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);")]
    [InlineData("services.AddSingleton(_ => File.ReadAllText(path));")]
    [InlineData("token.Register(() => File.Delete(path));")]
    [InlineData("Etl other = new() { Fetch = () => File.ReadAllTextAsync(path) };")]
    [InlineData("Fetch = path is null ? () => File.ReadAllTextAsync(path!) : async () => await _http.GetStringAsync(url);")]
    [InlineData("System.Linq.Expressions.Expression<Func<string, string>> tree = p => File.ReadAllText(p);")]
    [InlineData("var some = _db.Orders.Where(o => File.ReadAllText(o.Path) == \"\");")]
    [InlineData("var name = nameof(File.ReadAllText) + nameof(_http.GetStringAsync) + typeof(File);")]
    [InlineData("string Unused() => File.ReadAllText(path);")]
    [InlineData("string Unused() => Used(); string Used() => File.ReadAllText(path);")]
    public Task Leaves_what_the_flow_does_not_run(string body) => FlowAsync(body);

    [Theory]
    [InlineData("await LoadAsync(path);", "[Task] private static Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p);")]
    [InlineData("await SubAsync(path);", "[Task(Retries = 1)] private static Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p); [Flow] private static Task<string> SubAsync(string p) => LoadAsync(p);")]
    [InlineData("await Task.WhenAll(new[] { path }.Select(LoadAsync));", "[Task] private static Task<string> LoadAsync(string p) => File.ReadAllTextAsync(p);")]
    [InlineData("IApi api = null!; await api.AllAsync();", "private interface IApi { [Task, Refit.Get(\"/\")] Task<string> AllAsync(); }")]
    public Task Leaves_calls_of_tasks_and_flows(string body, string members) => FlowAsync(body, members);

    [Theory]
    [InlineData("public string Plain(string p) => File.ReadAllText(p);")]
    [InlineData("[Task] public string Load(string p) => File.ReadAllText(p);")]
    [InlineData("public static string Main2() { return Run(\"x\"); [Flow] string Run(string p) => File.ReadAllText(p); }")]
    [InlineData("private static readonly string s_text = File.ReadAllText(\"x\");")]
    [InlineData("public Etl() => File.Delete(\"x\");")]
    [InlineData("[Other] public string Load(string p) => File.ReadAllText(p); private sealed class OtherAttribute : Attribute;")]
    public Task Looks_at_flows_only(string member) => FlowAsync("await Task.Yield();", member);

    [Fact]
    public Task Knows_types_by_their_full_names() => FlowAsync(
        "Mine.File.ReadAllText(path); await new Mine.HttpClient().GetStringAsync(url);",
        """
        private static class Mine
        {
            public static class File { public static string ReadAllText(string path) => path; }
            public class HttpClient { public Task<string> GetStringAsync(string url) => Task.FromResult(url); }
        }
        """);

    [Fact]
    public Task Does_not_believe_a_class_of_the_project_by_its_interface() => FlowAsync(
        "new Memory(null!).Restore(); await new Github().CountAsync();",
        """
        private sealed class Memory(DbConnection inner) { public void Restore() { } public DbConnection Inner => inner; }
        private sealed class Github : HttpClient { public Task<int> CountAsync() => Task.FromResult(1); }
        """);

    [Fact]
    public Task Reports_an_inherited_member_of_a_class_of_the_project() => FlowAsync(
        "await new Github().[|GetStringAsync|](url);",
        "private sealed class Github : HttpClient;");

    [Fact]
    public Task Reports_once_for_an_api_and_its_receiver() => FlowAsync("""
        await _http.[|GetStringAsync|](url);
        await _http.GetStringAsync(path);
        await s_http.[|GetStringAsync|](url);
        await _http.[|GetByteArrayAsync|](url);
        """);

    [Fact]
    public Task Takes_what_is_done_with_a_reader_for_part_of_opening_it() => FlowAsync("""
        using var reader = _connection.CreateCommand().[|ExecuteReader|]();
        while (reader.Read()) { }
        """);

    [Fact]
    public Task Reports_a_reader_that_comes_from_elsewhere() => FlowAsync("DbDataReader reader = null!; while (reader.[|Read|]()) { }");

    [Fact]
    public Task Reports_a_question_as_a_suggestion()
    {
        var exists = Verify.Test(
            ReliabilityCode.Flow("if (File.{|#0:Exists|}(path)) { }"),
            new DiagnosticResult(PRV101UnwrappedIoAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithArguments("RunAsync", "File.Exists", "file"));
        exists.SolutionTransforms.Add(ThirdParty.Apply);
        return exists.RunAsync();
    }

    [Fact]
    public Task Says_what_where_and_why() => AnalyzerAsync(
        ReliabilityCode.Flow("await _http.{|#0:GetStringAsync|}(url); await _http.{|#1:GetStringAsync|}(path);"),
        new DiagnosticResult(PRV101UnwrappedIoAnalyzer.Id, DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithLocation(1)
            .WithMessage("Flow 'RunAsync' calls 'HttpClient.GetStringAsync' (HTTP I/O) outside a task, where it is neither retried, timed nor recorded: move it into a [Task]"));

    [Fact]
    public Task Looks_into_the_implementation_of_a_partial_flow() => AnalyzerAsync("""
        public static partial class Etl
        {
            [Flow]
            public static partial string Run(string path);

            public static partial string Run(string path) => File.[|ReadAllText|](path);
        }
        """);

    [Fact]
    public Task Leaves_functions_of_a_program_which_cannot_be_flows()
    {
        var test = Verify.Test("""
            Run("x");

            [Flow]
            static string Run(string path) => File.ReadAllText(path);
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Knows_a_flow_by_an_attribute_of_the_users_own() => AnalyzerAsync("""
        public sealed class NightlyAttribute : FlowAttribute;

        public static partial class Etl
        {
            [Nightly]
            public static string Run(string path) => File.[|ReadAllText|](path);
        }
        """);

    [Fact]
    public Task Follows_a_constraint_to_the_client() => AnalyzerAsync("""
        public static partial class Etl
        {
            [Flow]
            public static Task RunAsync<T>(T connection) where T : System.Data.Common.DbConnection => connection.[|OpenAsync|]();
        }
        """);

    [Theory]
    [InlineData("provost.io.exclude_categories = file, process")]
    [InlineData("provost.io.exclude_categories = FILE")]
    [InlineData("provost.io.allowed_members = System.IO.File.Delete")]
    [InlineData("provost.io.allowed_members = System.Net.Dns.*, System.IO.File.*")]
    public Task Leaves_what_the_configuration_allows(string option) => ConfiguredAsync("File.Delete(path);", option);

    [Theory]
    [InlineData("provost.io.exclude_categories = http, database")]
    [InlineData("provost.io.exclude_categories =")]
    [InlineData("provost.io.allowed_members = System.IO.File.Move, System.IO.Directory.*, Delete")]
    public Task Reports_what_the_configuration_does_not_allow(string option) => ConfiguredAsync("File.[|Delete|](path);", option);

    private static Task ConfiguredAsync(string body, string option)
    {
        var test = Verify.Test(ReliabilityCode.Flow(body));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    private static Task FlowAsync(string body, string members = "") => AnalyzerAsync(ReliabilityCode.Flow(body, members));

    private static Task AnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
