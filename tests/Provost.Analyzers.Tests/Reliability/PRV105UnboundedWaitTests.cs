using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV105UnboundedWaitAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV105UnboundedWaitAnalyzer,
    Provost.CodeFixes.Reliability.PRV105UnboundedWaitCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV105UnboundedWaitTests
{
    [Theory]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync();")]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync(CancellationToken.None);")]
    [InlineData("using var p = Process.Start(path)!; p.WaitForExit();")]
    [InlineData("NetworkStream stream = null!; var n = await stream.ReadAsync(new byte[9]);")]
    [InlineData("Socket socket = null!; var n = socket.Receive(new byte[9]);")]
    [InlineData("var listener = new TcpListener(IPAddress.Loopback, 0); using var client = await listener.AcceptTcpClientAsync();")]
    [InlineData("System.Threading.Channels.ChannelReader<int> reader = null!; var item = await reader.ReadAsync();")]
    [InlineData("System.Threading.Channels.ChannelReader<int> reader = null!; await foreach (var item in reader.ReadAllAsync()) { }")]
    [InlineData("using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; await client.GetStringAsync(url);")]
    [InlineData("await _patient.GetStringAsync(url);")]
    public Task Reports_a_wait_that_nothing_ends(string body) => TaskAsync(body, "[[|Task|]]");

    [Theory]
    [InlineData("[[|Task|](TimeoutSeconds = 0)]")]
    [InlineData("[[|Task|](\"load\", Retries = 1)]")]
    [InlineData("[[|TaskAttribute|]]")]
    public Task Reports_it_on_every_task_without_a_timeout(string attribute) => TaskAsync("using var p = Process.Start(path)!; p.WaitForExit();", attribute);

    [Theory]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync(token);")]
    [InlineData("using var p = Process.Start(path)!; if (!p.WaitForExit(1000)) { }")]
    [InlineData("using var p = Process.Start(path)!; p.WaitForExit(TimeSpan.FromSeconds(1));")]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("using var p = Process.Start(path)!; var end = p.WaitForExitAsync(); await Task.WhenAny(end, Task.Delay(9));")]
    [InlineData("using var p = Process.Start(path)!; await Task.WhenAny(p.WaitForExitAsync(), Task.Delay(9)); p.Kill();")]
    [InlineData("await _pipeline.ExecuteAsync(async t => { using var p = Process.Start(path)!; await p.WaitForExitAsync(); });")]
    [InlineData("NetworkStream stream = null!; stream.ReadTimeout = 1000; var n = stream.Read(new byte[9]);")]
    [InlineData("NetworkStream stream = null!; using var limit = new CancellationTokenSource(1000); var n = await stream.ReadAsync(new byte[9], limit.Token);")]
    [InlineData("System.Threading.Channels.ChannelReader<int> reader = null!; var item = await reader.ReadAsync(token);")]
    [InlineData("await _http.GetStringAsync(url);")]
    [InlineData("using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) }; await client.GetStringAsync(url);")]
    [InlineData("await File.ReadAllTextAsync(path); await Task.Delay(10); await Task.Yield();")]
    [InlineData("using var stream = new MemoryStream(); var n = await stream.ReadAsync(new byte[9]);")]
    [InlineData("Fetch = async () => { using var p = Process.Start(path)!; await p.WaitForExitAsync(); return \"\"; };")]
    [InlineData("new Mine().WaitForExit();")]
    [InlineData("using var p = Process.Start(path)!; p.WaitForExit(milliseconds: 500);")]
    [InlineData("using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1)); using var p = Process.Start(path)!; await p.WaitForExitAsync(limit.Token);")]
    [InlineData("System.Threading.Channels.ChannelReader<int> reader = null!; if (reader.TryRead(out var item)) { }")]
    [InlineData("System.Threading.Channels.ChannelWriter<int> writer = null!; await writer.WriteAsync(1); writer.Complete();")]
    [InlineData("var queue = new System.Collections.Concurrent.BlockingCollection<int>(); if (queue.TryTake(out var item, 100)) { } queue.Add(1);")]
    [InlineData("Socket socket = null!; socket.ReceiveTimeout = 1000; var n = socket.Receive(new byte[9]);")]
    [InlineData("NetworkStream stream = null!; await stream.WriteAsync(new byte[9]);")]
    [InlineData("using var p = Process.GetCurrentProcess(); var ended = p.HasExited;")]
    public Task Leaves_a_wait_that_something_may_end(string body) => TaskAsync(body, "[Task]");

    [Theory]
    [InlineData("[Task(TimeoutSeconds = 30)]")]
    [InlineData("[Tier]")]
    [InlineData("[Flow]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_has_a_timeout_and_what_is_no_task(string attribute) => TaskAsync("using var p = Process.Start(path)!; p.WaitForExit();", attribute);

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV105UnboundedWaitAnalyzer>("[Task]");

    [Fact]
    public Task Says_what_where_and_why()
    {
        var test = Verify.Test(
            ReliabilityCode.Task("var p = Process.Start(path)!; await p.{|#1:WaitForExitAsync|}(); p.{|#2:WaitForExit|}();", attribute: "[{|#0:Task|}]"),
            new DiagnosticResult(PRV105UnboundedWaitAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithLocation(2).WithMessage(
                "Task 'RunAsync' waits in 'Process.WaitForExitAsync' without a limit: a process that never answers holds it, and its flow, for ever"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[[|Task|]]", "[Task(TimeoutSeconds = 300)]")]
    [InlineData("[[|Task|](\"run\", Retries = 1 /* once */)]", "[Task(\"run\", Retries = 1, TimeoutSeconds = 300 /* once */)]")]
    [InlineData("[[|Task|](TimeoutSeconds = 0)]", "[Task(TimeoutSeconds = 300)]")]
    public Task Adds_a_timeout(string attribute, string fixedAttribute) => VerifyFix.FixAsync(Source(attribute), Source(fixedAttribute));

    private static string Source(string attribute) => $$"""
        public static partial class Etl
        {
            {{attribute}}
            public static void Run(string path)
            {
                using var process = System.Diagnostics.Process.Start(path);
                process.WaitForExit();
            }
        }
        """;

    private static Task TaskAsync(string body, string attribute)
    {
        var test = Verify.Test(ReliabilityCode.Task(
            body,
            """
            private static readonly HttpClient _patient = new() { Timeout = Timeout.InfiniteTimeSpan };
            private readonly ResiliencePipeline _pipeline = null!;
            private sealed class Mine { public void WaitForExit() { } }
            private sealed class TierAttribute : TaskAttribute { public TierAttribute() => TimeoutSeconds = 3; }
            """,
            attribute));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
