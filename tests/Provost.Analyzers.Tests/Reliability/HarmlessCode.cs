using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>Bodies that only make, name, compute or wait for something, however much they look like I/O: no rule about I/O has anything to say of them.</summary>
internal static class HarmlessCode
{
    private static readonly string[] s_bodies =
    [
        "using var stream = new MemoryStream(); using var writer = new StreamWriter(stream); await writer.WriteLineAsync(url);",
        "using var reader = new BinaryReader(new MemoryStream()); var next = reader.PeekChar();",
        "using var writer = new BinaryWriter(new MemoryStream()); writer.Write(1);",
        "using var buffered = new BufferedStream(new MemoryStream()); buffered.WriteByte(1);",
        "using var deflate = new DeflateStream(new MemoryStream(), CompressionMode.Decompress); deflate.ReadByte();",
        "using var brotli = new BrotliStream(new MemoryStream(), CompressionLevel.Fastest); await brotli.FlushAsync();",
        "using var sha = System.Security.Cryptography.SHA256.Create(); using var crypto = new System.Security.Cryptography.CryptoStream(new MemoryStream(), sha, System.Security.Cryptography.CryptoStreamMode.Write); crypto.WriteByte(1);",
        "using var writer = XmlWriter.Create(new StringWriter()); writer.WriteStartElement(\"a\"); await writer.FlushAsync();",
        "using var writer = XmlWriter.Create(new MemoryStream()); writer.WriteString(url);",
        "using var reader = XmlReader.Create(new MemoryStream()); reader.Read();",
        "var element = XElement.Parse(url); element.Save(new StringWriter());",
        "var document = XDocument.Load(new StringReader(url)); document.Save(new MemoryStream());",
        "var document = await XDocument.LoadAsync(new MemoryStream(), LoadOptions.None, token);",
        "using var document = JsonDocument.Parse(url); var order = JsonSerializer.Deserialize<Order>(url);",
        "var order = await JsonSerializer.DeserializeAsync<Order>(new MemoryStream(), cancellationToken: token);",
        "using var sha = System.Security.Cryptography.SHA256.Create(); var hash = await sha.ComputeHashAsync(new MemoryStream(), token);",
        "var table = new DataTable(); table.Rows.Add(1); table.AcceptChanges();",
        "using var set = new DataSet(); set.WriteXml(new StringWriter()); set.ReadXml(new StringReader(url));",
        "using var reader = new DataTable().CreateDataReader(); while (reader.Read() || await reader.ReadAsync(token)) { }",
        "var channel = System.Threading.Channels.Channel.CreateBounded<int>(1); await foreach (var number in channel.Reader.ReadAllAsync(token)) { }",
        "using var queue = new System.Collections.Concurrent.BlockingCollection<int>(); queue.Add(1, token);",
        "await using var stream = new System.IO.Pipelines.Pipe().Reader.AsStream();",
        "Stream.Null.WriteByte(1); StreamWriter.Null.Write(url); TextReader.Null.ReadToEnd();",
        "var name = Path.GetRandomFileName() + Path.GetTempPath();",
        "var relative = Path.GetRelativePath(path, url) + Path.IsPathRooted(path) + Path.HasExtension(url);",
        "var parent = new DirectoryInfo(path).Parent?.Name + new DirectoryInfo(path).FullName;",
        "var folder = AppContext.BaseDirectory + Environment.CurrentDirectory + Environment.GetFolderPath(Environment.SpecialFolder.Desktop);",
        "var known = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? new Uri(uri, path) : null;",
        "var end = new IPEndPoint(IPAddress.Parse(url), 80); var known = IPAddress.TryParse(url, out _);",
        "var end = new DnsEndPoint(url, 80); var text = WebUtility.UrlEncode(url) + WebUtility.HtmlDecode(path);",
        "var login = new NetworkCredential(url, path); new CookieContainer().Add(new Uri(url), new Cookie(\"a\", \"b\"));",
        "var info = new FileInfo(path); var text = info.ToString() + info.Directory;",
        "var process = new Process { StartInfo = new(path) { ArgumentList = { url }, Environment = { [path] = url } } };",
        "var me = Environment.ProcessId + Process.GetCurrentProcess().ProcessName + Environment.MachineName;",
        "var assemblies = AppDomain.CurrentDomain.GetAssemblies(); var place = System.Reflection.Assembly.GetExecutingAssembly().Location;",
        "using var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) };",
        "_http.BaseAddress = new Uri(url); _http.Timeout = TimeSpan.FromSeconds(3);",
        "_http.DefaultRequestHeaders.Authorization = new(\"Bearer\", path); _http.DefaultRequestHeaders.Accept.Clear();",
        "using var form = new MultipartFormDataContent { { new StringContent(url), \"a\" } };",
        "using var bytes = new ByteArrayContent(new byte[1]); using var json = JsonContent.Create(1); using var pairs = new FormUrlEncodedContent([]);",
        "using var request = new HttpRequestMessage(HttpMethod.Get, url); request.Headers.Add(path, url); request.Version = HttpVersion.Version20;",
        "using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp); socket.NoDelay = true; socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);",
        "using var udp = new UdpClient(); using var listener = new TcpListener(IPAddress.Loopback, 0);",
        "using var socket = new System.Net.WebSockets.ClientWebSocket(); socket.Options.KeepAliveInterval = TimeSpan.Zero;",
        "using var ping = new System.Net.NetworkInformation.Ping();",
        "using var mail = new System.Net.Mail.MailMessage(url, path); using var client = new System.Net.Mail.SmtpClient(url);",
        "using var watcher = new FileSystemWatcher { Filter = \"*.csv\" }; watcher.Changed += (_, change) => File.Delete(change.FullPath);",
        "using var command = _connection.CreateCommand(); command.Parameters.Add(command.CreateParameter()); command.CommandTimeout = 3;",
        "var state = _connection.State; var name = _connection.Database + _connection.ConnectionString + _connection.ConnectionTimeout;",
        "var query = _db.Orders.Where(o => o.Id > 1).GroupBy(o => o.Path).Select(g => g.Key).Distinct().Skip(1).Take(1);",
        "IQueryable<Order> query = path is null ? _db.Orders : _db.Orders.Where(o => o.Path == path); var tree = query.Expression;",
        "var query = _db.Orders.Union(_db.Orders).Concat(_db.Orders).OfType<Order>().OrderByDescending(o => o.Id).ThenBy(o => o.Path);",
        "var first = new List<Order>().Where(o => o.Id > 1).First(); var count = new[] { 1 }.AsQueryable().Count();",
        "foreach (var order in new List<Order>().AsQueryable().Where(o => o.Id > 1)) { }",
        "var chat = new OpenAI.Chat.ChatClient(); var blob = new Azure.Storage.Blobs.BlobClient(); var greeter = new Greeting.GreeterClient();",
        "HttpResponseMessage response = new(HttpStatusCode.OK); response.EnsureSuccessStatusCode(); var isFine = response.IsSuccessStatusCode;",
        "HttpResponseMessage response = null!; await using var stream = await response.Content.ReadAsStreamAsync(); var bytes = await response.Content.ReadAsByteArrayAsync(token);",
        "IDataRecord record = null!; var text = record.GetInt32(0) + record[\"x\"].ToString() + record.FieldCount;",
        "DbDataReader row = null!; var text = row.GetName(row.GetOrdinal(\"x\")) + row.GetValue(0) + row.HasRows + row.GetInt32(1);",
        "await Task.WhenAll(Task.Delay(1, token), new TaskCompletionSource().Task); await Task.Run(() => 1);",
        "Parallel.For(0, 3, number => { }); await Parallel.ForEachAsync(new[] { 1 }, (number, _) => ValueTask.CompletedTask);",
        "using var done = new ManualResetEventSlim(); done.Wait(token); using var both = new Barrier(1); both.SignalAndWait(token);",
        "Debug.WriteLine(path); Trace.TraceInformation(url); var watch = Stopwatch.StartNew();",
        "using var source = new ActivitySource(path); using var activity = source.StartActivity(url); using var meter = new System.Diagnostics.Metrics.Meter(path);",
        "Console.Error.WriteLine(path); await Console.Out.FlushAsync(); var line = Console.In.ReadLine();",
        "Stream stream = null!; stream.Write(new byte[1]); stream.Seek(0, SeekOrigin.Begin); var size = stream.Length; await stream.FlushAsync(token);",
        "XmlReader reader = null!; reader.Read(); XmlWriter writer = null!; await writer.FlushAsync();",
        "BinaryReader reader = null!; var number = reader.ReadInt32(); BinaryWriter writer = null!; writer.Write(1);",
        "Stream stream = null!; await JsonSerializer.SerializeAsync(stream, 1, cancellationToken: token);",
        "IAsyncEnumerable<int> rows = null!; await foreach (var row in rows.WithCancellation(token)) { }",
        "IEnumerable<string> lines = null!; foreach (var line in lines.Where(line => line.Length > 3)) { }",
        "var type = Type.GetType(path); var order = Activator.CreateInstance<Order>(); var methods = typeof(HttpClient).GetMethod(nameof(HttpClient.GetStringAsync));",
        "var region = Environment.GetEnvironmentVariable(path); var bytes = Convert.FromBase64String(url);",
        "IServiceProvider provider = null!; var client = provider.GetService(typeof(HttpClient));",
        "token.UnsafeRegister(_ => File.Delete(path), null);",
        "AppDomain.CurrentDomain.UnhandledException += (_, _) => File.Delete(path);",
        "using var timer = new Timer(_ => File.Delete(path), null, 0, 1); using var local = new ThreadLocal<string>(() => File.ReadAllText(path));",
        "Kept = new Lazy<string>(() => File.ReadAllText(path), LazyThreadSafetyMode.None); Fetch ??= () => _http.GetStringAsync(url);",
        "if (path.Length == 0) { throw new FileNotFoundException(path); } throw new HttpRequestException(url);",
        "try { await Task.Yield(); } catch (IOException error) { _ = error.Message; } catch (HttpRequestException error) when (error.StatusCode == HttpStatusCode.NotFound) { }",
        "using var owned = _http; var isSame = ReferenceEquals(_http, s_http); _http.Dispose();",
        "using var listener = new HttpListener(); listener.Prefixes.Add(url); listener.Close();",
        "var request = new System.Net.Mail.MailAddress(url); var content = new System.Net.Mime.ContentType(path);",
        "using var client = new TcpClient { NoDelay = true, SendTimeout = 3 }; client.Close();",
        "using var pipe = new System.IO.Pipes.NamedPipeClientStream(path);",
        "var lines = path.Split('\\n').Select(line => line.Trim()).ToList(); var joined = string.Join(',', lines);",
        "var options = new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read };",
        "var attributes = FileAttributes.Hidden | FileAttributes.System; var access = FileAccess.ReadWrite.ToString();",
        "var comparer = new EnumerationOptions { RecurseSubdirectories = true };",
        "using var source = CancellationTokenSource.CreateLinkedTokenSource(token); source.CancelAfter(3); await source.CancelAsync();",
        "object value = new Order(); var text = value switch { Order order => order.Path, HttpClient client => client.ToString(), _ => null };",
    ];

    /// <summary>The rule reports none of it in a method with <paramref name="attribute"/>, wherever <paramref name="place"/> puts it.</summary>
    public static Task IsLeftByAsync<TAnalyzer>(string attribute, Func<string, string>? place = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => AnalyzeAsync<TAnalyzer>(ReliabilityCode.Methods(attribute, s_bodies.Select(place ?? (static body => body))));

    /// <summary>The rule reports none of it in a helper that a flow calls.</summary>
    public static Task IsLeftInHelpersByAsync<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new()
        => AnalyzeAsync<TAnalyzer>(ReliabilityCode.Helpers(s_bodies));

    private static Task AnalyzeAsync<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = Verify<TAnalyzer>.Test(source);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
