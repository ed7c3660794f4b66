using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.Tests.Documentation;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV106SilentLoopAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV106SilentLoopAnalyzer,
    Provost.CodeFixes.Reliability.PRV106SilentLoopCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV106SilentLoopTests
{
    [Theory]
    [InlineData("string? next = url; [|while|] (next != null) { next = await _http.GetStringAsync(next); }")]
    [InlineData("[|while|] (await _http.GetStringAsync(url) != \"done\") { await Task.Delay(1000); }")]
    [InlineData("[|while|] (true) { if (await _http.GetStringAsync(url) == \"done\") break; await Task.Delay(1000); }")]
    [InlineData("[|for|] (;;) { await _http.GetStringAsync(url); }")]
    [InlineData("[|for|] (var next = url; ; next = next + \"/\") { if (await _http.GetStringAsync(next) == \"\") return; }")]
    [InlineData("var more = true; [|do|] { more = await _connection.ExecuteAsync(path) != 0; } while (more);")]
    [InlineData("[|while|] (!File.Exists(path)) { Thread.Sleep(1000); }")]
    [InlineData("[|while|] (!File.Exists(path)) await Task.Delay(1000, CancellationToken.None);")]
    [InlineData("string? next = url; [|while|] (next != null) { next = await PageAsync(next); }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); [|while|] (await timer.WaitForNextTickAsync()) { Console.WriteLine(); }")]
    [InlineData("await PollAsync(); async Task PollAsync() { [|while|] (await _http.GetStringAsync(url) != \"done\") { } }")]
    [InlineData("while (url != path) { [|while|] (await _http.GetStringAsync(url) != \"done\") { } url = path; }")]
    public Task Reports_a_loop_that_goes_on_unseen(string body) => TaskAsync(body, "[Task]");

    [Theory]
    // It ends by itself.
    [InlineData("foreach (var u in new[] { url }) { await _http.GetStringAsync(u); }")]
    [InlineData("for (var i = 0; i < 100; i++) { await _http.GetStringAsync(url); }")]
    [InlineData("var i = 0; while (i < 100) { i++; await _http.GetStringAsync(url); }")]
    [InlineData("var queue = new Queue<string>(); while (queue.TryDequeue(out var u)) { await _http.GetStringAsync(u); }")]
    [InlineData("var queue = new Queue<string>(); while (queue.Count > 0) { await _http.GetStringAsync(queue.Dequeue()); }")]
    [InlineData("using var lines = File.OpenText(path); while (await lines.ReadLineAsync() is { } line) { await _http.GetStringAsync(line); }")]
    [InlineData("DbDataReader rows = null!; while (await rows.ReadAsync()) { await _http.GetStringAsync(rows.GetString(0)); }")]
    [InlineData("for (var attempt = 0; ; attempt++) { try { await _http.GetStringAsync(url); return; } catch (HttpRequestException) when (attempt < 3) { await Task.Delay(10); } }")]
    [InlineData("var attempt = 0; while (true) { if (++attempt == 3) throw new IOException(); await _http.GetStringAsync(url); }")]
    [InlineData("var end = DateTime.UtcNow.AddMinutes(5); while (await _http.GetStringAsync(url) != \"done\") { if (DateTime.UtcNow > end) throw new TimeoutException(); }")]
    [InlineData("var watch = Stopwatch.StartNew(); while (watch.Elapsed < TimeSpan.FromMinutes(5)) { await _http.GetStringAsync(url); }")]
    // It can be stopped, or followed.
    [InlineData("while (true) { token.ThrowIfCancellationRequested(); await _http.GetStringAsync(url); }")]
    [InlineData("while (!token.IsCancellationRequested) { await _http.GetStringAsync(url); }")]
    [InlineData("while (await _http.GetStringAsync(url, token) != \"done\") { }")]
    [InlineData("while (await _http.GetStringAsync(url) != \"done\") { await Task.Delay(1000, token); }")]
    [InlineData("while (await _http.GetStringAsync(url, Run.CancellationToken) != \"done\") { }")]
    [InlineData("while (await _http.GetStringAsync(url) != \"done\") { Run.Heartbeat(); }")]
    [InlineData("while (await _http.GetStringAsync(url) != \"done\") { await Run.HeartbeatAsync(); }")]
    [InlineData("while (await OtherAsync(url) != \"done\") { await Task.Delay(1000); }")]
    [InlineData("while (!_stopped) { await _http.GetStringAsync(url); }")]
    // It waits for nobody.
    [InlineData("var n = url.Length; while (n != 1) { n = n % 2 == 0 ? n / 2 : 3 * n + 1; }")]
    [InlineData("string? folder = path; while (folder != null) { folder = Path.GetDirectoryName(folder); }")]
    [InlineData("string? folder = path; while (!File.Exists(folder + \"/x\")) { folder = Path.GetDirectoryName(folder); }")]
    [InlineData("var listener = new TcpListener(IPAddress.Loopback, 0); while (true) { using var client = await listener.AcceptTcpClientAsync(); }")]
    [InlineData("Fetch = async () => { while (true) { await _http.GetStringAsync(url); } };")]
    public Task Leaves_a_loop_that_ends_or_can_be_ended(string body) => TaskAsync(body, "[Task]");

    [Theory]
    [InlineData("[Task(TimeoutSeconds = 30)]")]
    [InlineData("[Tier]")]
    [InlineData("[Flow]")]
    [InlineData("[Obsolete]")]
    public Task Leaves_what_has_a_timeout_and_what_is_no_task(string attribute) => TaskAsync("while (await _http.GetStringAsync(url) != \"done\") { }", attribute);

    [Fact]
    public Task Says_what_where_and_why()
    {
        var test = Verify.Test(
            ReliabilityCode.Task("{|#0:while|} (await _http.{|#1:GetStringAsync|}(url) != \"done\") { await Task.Delay(1000); }"),
            new DiagnosticResult(PRV106SilentLoopAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
                "This loop of task 'RunAsync' waits in 'HttpClient.GetStringAsync' for as many rounds as it takes, without a heartbeat or a look at a token: it cannot be cancelled, and nobody sees that it gets on"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Theory]
    [InlineData(
        "[|while|] (!File.Exists(path))\n        {\n            // not yet\n            await Task.Delay(1000);\n        }",
        "while (!File.Exists(path))\n        {\n            Run.Heartbeat();\n            // not yet\n            await Task.Delay(1000);\n        }")]
    [InlineData(
        "[|while|] (!File.Exists(path))\n            await Task.Delay(1000); // a second",
        "while (!File.Exists(path))\n        {\n            Run.Heartbeat();\n            await Task.Delay(1000); // a second\n        }")]
    [InlineData(
        "[|while|] (!File.Exists(path)) await Task.Delay(1000); // a second",
        "while (!File.Exists(path)) { Run.Heartbeat(); await Task.Delay(1000); } // a second")]
    [InlineData("[|while|] (!File.Exists(path)) { await Task.Delay(1000); }", "while (!File.Exists(path)) { Run.Heartbeat(); await Task.Delay(1000); }")]
    [InlineData("[|while|] (await WaitAsync()) { }", "while (await WaitAsync()) { Run.Heartbeat(); }")]
    [InlineData("[|while|] (await WaitAsync()) ;", "while (await WaitAsync()) { Run.Heartbeat(); }")]
    [InlineData(
        "[|while|] (await WaitAsync())\n        {\n        }",
        "while (await WaitAsync())\n        {\n            Run.Heartbeat();\n        }")]
    [InlineData(
        "[|do|]\n        {\n            await Task.Delay(1000);\n        }\n        while (!File.Exists(path));",
        "do\n        {\n            Run.Heartbeat();\n            await Task.Delay(1000);\n        }\n        while (!File.Exists(path));")]
    [InlineData(
        "[|for|] (;;)\n        {\n            if (File.Exists(path)) { break; }\n\n            await Task.Delay(1000);\n        }",
        "for (;;)\n        {\n            Run.Heartbeat();\n            if (File.Exists(path)) { break; }\n\n            await Task.Delay(1000);\n        }")]
    public Task Beats_in_each_round(string loop, string fixedLoop) => FixAsync(Source("Work", loop), Source("Work", fixedLoop));

    [Fact]
    public Task Names_the_runtime_in_full_where_something_else_is_called_Run() => FixAsync(
        Source("Run", "[|while|] (!File.Exists(path)) { await Task.Delay(1000); }"),
        Source("Run", "while (!File.Exists(path)) { Provost.Run.Heartbeat(); await Task.Delay(1000); }"));

    private static string Source(string other, string loop) => $$"""
        public static partial class Files
        {
            [Task]
            public static async Task WaitForAsync(string path)
            {
                {{loop}}
            }

            private static async Task<bool> WaitAsync()
            {
                await Task.Delay(1000);
                return await new HttpClient().GetStringAsync("http://localhost/") != "";
            }

            public static void {{other}}()
            {
            }
        }
        """;

    private static async Task FixAsync(string source, string fixedSource)
    {
        await VerifyFix.FixAsync(source, fixedSource);

        var project = RulePageExample.Compile(fixedSource);
        Assert.Empty(project.CompilerDiagnostics(DiagnosticSeverity.Warning));
        Assert.DoesNotContain(await project.ReportsAsync(), report => report.Id == PRV106SilentLoopAnalyzer.Id);
    }

    private static Task TaskAsync(string body, string attribute)
    {
        var test = Verify.Test(ReliabilityCode.Task(
            body,
            """
            private volatile bool _stopped;
            public void Stop() => _stopped = true;
            private Task<string> PageAsync(string u) => _http.GetStringAsync(u);
            [Task(Retries = 1)] public Task<string> OtherAsync(string u) => _http.GetStringAsync(u);
            private sealed class TierAttribute : TaskAttribute { public TierAttribute() => TimeoutSeconds = 3; }
            """,
            attribute));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
