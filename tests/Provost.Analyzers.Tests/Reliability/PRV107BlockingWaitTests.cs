using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV107BlockingWaitAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV107BlockingWaitAnalyzer,
    Provost.CodeFixes.Reliability.PRV107BlockingWaitCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV107BlockingWaitTests
{
    [Theory]
    [InlineData("var text = _http.GetStringAsync(url).[|Result|];")]
    [InlineData("var text = LaterAsync().[|Result|].Length;")]
    [InlineData("LaterAsync().[|Wait|]();")]
    [InlineData("LaterAsync().[|Wait|](1000);")]
    [InlineData("var text = LaterAsync().GetAwaiter().[|GetResult|]();")]
    [InlineData("var text = LaterAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("var number = new ValueTask<int>(1).[|Result|];")]
    [InlineData("var later = LaterAsync(); var text = later.[|Result|];")]
    [InlineData("Task.[|WaitAll|](LaterAsync(), LaterAsync());")]
    [InlineData("var text = _begun.[|Result|] + _changed.[|Result|];")]
    [InlineData("var first = Task.[|WaitAny|](LaterAsync(), LaterAsync());")]
    [InlineData("Thread.[|Sleep|](1000);")]
    [InlineData("Thread.[|Sleep|](TimeSpan.FromSeconds(1));")]
    [InlineData("var text = File.[|ReadAllText|](path);")]
    [InlineData("File.[|WriteAllText|](path, url);")]
    [InlineData("_connection.[|Open|]();")]
    [InlineData("var rows = _connection.CreateCommand().[|ExecuteNonQuery|]();")]
    [InlineData("_db.[|SaveChanges|]();")]
    [InlineData("using var p = Process.Start(path)!; p.[|WaitForExit|]();")]
    [InlineData("Future<string> future = null!; var text = future.[|Result|]();")]
    [InlineData("Future future = null!; future.[|Wait|]();")]
    [InlineData("await Task.WhenAll(new[] { url }.Select(async u => { await Task.Yield(); return LaterAsync().[|Result|]; }));")]
    [InlineData("await InnerAsync(); async Task InnerAsync() { await Task.Yield(); Thread.[|Sleep|](1); }")]
    public async Task Reports_what_holds_the_thread(string body)
    {
        await VerifyAsync(ReliabilityCode.Flow(body, Members));
        await VerifyAsync(ReliabilityCode.Task(body, Members));
    }

    [Theory]
    [InlineData("var text = await LaterAsync();")]
    [InlineData("var later = LaterAsync(); await later; var text = later.Result;")]
    [InlineData("var later = LaterAsync(); await Task.WhenAll(later, LaterAsync()); var text = later.Result;")]
    [InlineData("var later = LaterAsync(); if (later.IsCompletedSuccessfully) { var text = later.Result; }")]
    [InlineData("var later = LaterAsync(); if (later.Status == TaskStatus.RanToCompletion) { var text = later.Result; }")]
    [InlineData("var first = await Task.WhenAny(LaterAsync(), LaterAsync()); var done = LaterAsync(); done = first; var text = done.Result;")]
    [InlineData("await LaterAsync().ContinueWith(t => t.Result);")]
    [InlineData("Thread.Sleep(0); Thread.Sleep(TimeSpan.Zero); LaterAsync().Wait(0);")]
    [InlineData("lock (this) { var text = File.ReadAllText(path); }")]
    [InlineData("var lengths = new[] { path }.Select(p => File.ReadAllText(p).Length).ToList();")]
    [InlineData("int Count() => File.ReadAllText(path).Length; var count = Count();")]
    [InlineData("var name = nameof(Task<int>.Result);")]
    [InlineData("System.Linq.Expressions.Expression<Func<string>> tree = () => LaterAsync().Result;")]
    [InlineData("Fetch = async () => { await Task.Yield(); return LaterAsync().Result; };")]
    [InlineData("if (File.Exists(path)) { } File.Delete(path);")]
    [InlineData("var found = new Found().Result; new Found().Wait(); new Found().ReadAllText(path);")]
    [InlineData("using var stream = new MemoryStream(); stream.Write(new byte[1]); stream.Flush();")]
    [InlineData("_db.Add(new Order());")]
    [InlineData("using var source = new CancellationTokenSource(); source.Cancel();")]
    [InlineData("Console.Out.WriteLine(path); Console.Out.Flush();")]
    [InlineData("using var reader = _connection.CreateCommand().ExecuteReaderAsync(token); var all = await reader; while (all.Read()) { }")]
    [InlineData("var text = Task.FromResult(url).Result; Task.CompletedTask.Wait();")]
    [InlineData("var made = Task.FromResult(url); var text = made.Result;")]
    [InlineData("var text = _ready.Result.Length + this._ready.GetAwaiter().GetResult().Length;")]
    [InlineData("await LaterAsync().ContinueWith((t, state) => state, _ready.Result);")]
    [InlineData("var text = await LaterAsync().WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("await Task.WhenAll(LaterAsync(), LaterAsync());")]
    [InlineData("await Task.Delay(1000, token);")]
    [InlineData("var text = await File.ReadAllTextAsync(path, token);")]
    [InlineData("Thread.Yield(); Thread.SpinWait(1);")]
    [InlineData("using var gate = new SemaphoreSlim(1); await gate.WaitAsync(token); gate.Release();")]
    [InlineData("using var handle = new ManualResetEventSlim(); handle.Set();")]
    [InlineData("var later = LaterAsync(); if (await Task.WhenAny(later, Task.Delay(1)) == later) { var text = later.Result; }")]
    public Task Leaves_what_does_not_block_or_cannot_await(string body) => VerifyAsync(ReliabilityCode.Task(body, Members));

    [Theory]
    [InlineData("[Task] public string Load(string p) => File.ReadAllText(p);")]
    [InlineData("[Flow] public string Load() => LaterAsync().Result;")]
    [InlineData("public async Task<string> LoadAsync(string p) { await Task.Yield(); return File.ReadAllText(p); }")]
    public Task Leaves_synchronous_tasks_and_code_of_others(string member) => VerifyAsync(ReliabilityCode.Task("await Task.Yield();", Members + member));

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV107BlockingWaitAnalyzer>("[Task]");

    [Fact]
    public Task Says_what_where_and_why() => VerifyAsync(
        ReliabilityCode.Flow("File.{|#0:WriteAllText|}(path, url);"),
        new DiagnosticResult(PRV107BlockingWaitAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "Flow 'RunAsync' holds its thread in 'File.WriteAllText', so that neither its timeout nor its cancellation gets through: await WriteAllTextAsync"));

    [Theory]
    [InlineData("var text = LaterAsync().[|Result|]; // all", "var text = await LaterAsync(); // all")]
    [InlineData("return LaterAsync().[|Result|].Length;", "return (await LaterAsync()).Length;")]
    [InlineData("return LaterAsync().GetAwaiter().[|GetResult|]().Length;", "return (await LaterAsync()).Length;")]
    [InlineData("var text = LaterAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]();", "var text = await LaterAsync().ConfigureAwait(false);")]
    [InlineData("LaterAsync().[|Wait|]();", "await LaterAsync();")]
    [InlineData("LaterAsync().[|Wait|](token);", "await LaterAsync().WaitAsync(token);")]
    [InlineData("Task.[|WaitAll|](LaterAsync(), LaterAsync());", "await Task.WhenAll(LaterAsync(), LaterAsync());")]
    [InlineData("Thread.[|Sleep|](1000);", "await Task.Delay(1000, token);")]
    [InlineData("File.[|WriteAllText|](path, \"\");", "await File.WriteAllTextAsync(path, \"\", token);")]
    [InlineData("var count = File.[|ReadAllLines|](path)[0];", "var count = (await File.ReadAllLinesAsync(path, token))[0];")]
    [InlineData("foreach (var line in File.[|ReadAllLines|](path)) { }", "foreach (var line in await File.ReadAllLinesAsync(path, token)) { }")]
    public Task Awaits_instead(string body, string fixedBody) => VerifyFix.FixAsync(Source(body), Source(fixedBody));

    [Theory]
    [InlineData("if (LaterAsync().[|Wait|](100)) { }")]
    [InlineData("var text = LaterAsync()?.[|Result|];")]
    [InlineData("var first = Task.[|WaitAny|](LaterAsync(), LaterAsync());")]
    [InlineData("var done = Task.[|WaitAll|]([LaterAsync()], 100);")]
    public Task Leaves_what_an_await_would_not_mean(string body) => VerifyFix.NoFixAsync(Source(body));

    private const string Members = """
        private static Task<string> LaterAsync() => Task.FromResult("");
        private readonly Task<string> _ready = Task.FromResult("");
        private readonly Task<string> _begun = LaterAsync();
        private Task<string> _changed = Task.FromResult("");
        private sealed class Found { public int Result => 1; public void Wait() { } public string ReadAllText(string p) => p; public Task<string> ReadAllTextAsync(string p) => Task.FromResult(p); }
        """;

    private static string Source(string body) => $$"""
        public static partial class Etl
        {
            [Task]
            public static async Task<int> LoadAsync(string path, CancellationToken token)
            {
                await Task.Yield();
                {{body}}
                return 0;
            }

            private static Task<string> LaterAsync() => Task.FromResult("");
        }
        """.Replace(body.StartsWith("return", StringComparison.Ordinal) ? "        return 0;\n" : "\r", "", StringComparison.Ordinal);

    private static Task VerifyAsync(string source, params DiagnosticResult[] expected)
    {
        var test = Verify.Test(source, expected);
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
