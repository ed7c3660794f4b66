using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.States;
using Verify = Provost.Analyzers.Tests.VerifyGenerated<
    Provost.Analyzers.States.PRV304UnobservedRunAnalyzer,
    Provost.CodeFixes.States.PRV304UnobservedRunCodeFixProvider>;

namespace Provost.Analyzers.Tests.States;

public sealed class PRV304UnobservedRunTests
{
    [Fact]
    public Task Reports_a_future_that_is_left() => Verify.AnalyzerAsync(RunCode.Flows(
        "FetchTask.[|Submit|](url);",
        "FetchTask.[|Map|](urls);",
        "_ = FetchTask.[|Submit|](url);",
        "Future<string> future = FetchTask.[|Submit|](url);",
        "var future = FetchTask.[|Submit|](url); Run.Logger.LogInformation(\"{Id}\", future.TaskRunId);",
        "var future = FetchTask.[|Submit|](url); future = FetchTask.[|Submit|](url);",
        "foreach (var u in urls) FetchTask.[|Submit|](u);",
        "urls.ToList().ForEach(u => FetchTask.[|Submit|](u));",
        "Parallel.ForEach(urls, u => { FetchTask.[|Submit|](u); });",
        "var futures = urls.Select(u => FetchTask.[|Submit|](u)).ToList();",
        "var futures = urls.Select(u => FetchTask.[|Submit|](u));",
        "var futures = new List<Future<string>>(); foreach (var u in urls) { futures.Add(FetchTask.[|Submit|](u)); } Run.Logger.LogInformation(\"{Count}\", futures.Count);",
        "Future<string>[] futures = [FetchTask.[|Submit|](url), FetchTask.[|Submit|](url)];",
        "var futures = new List<Future<string>> { FetchTask.[|Submit|](url) };",
        "FetchTask.WithOptions(o => o with { Retries = 1 }).[|Submit|](url);",
        "ParseTask<int>().[|Submit|](url, 1);",
        "var futures = urls.Select(u => ParseTask<int>().[|Submit|](u, 1)).ToList();"));

    [Fact]
    public Task Reports_a_call_that_is_left() => Verify.AnalyzerAsync(RunCode.Flows(
        "_ = [|FetchAsync|](url);",
        "_ = [|SaveAsync|](url).ConfigureAwait(false);",
        "_ = [|InnerAsync|](url);",
        "_ = FetchTask.[|RunAsync|](url);",
        "_ = InnerFlow.[|RunStateAsync|](url);",
        "var run = [|FetchAsync|](url);",
        "var runs = urls.Select(u => [|FetchAsync|](u)).ToArray();",
        "_ = Task.WhenAll([|FetchAsync|](url), [|FetchAsync|](url));",
        "_ = Task.Run(() => [|FetchAsync|](url));",
        "[|ReadAsync|](url);",
        "var lines = [|ReadAsync|](url);"));

    [Theory]
    [InlineData("[|SaveAsync|](url);")]
    [InlineData("Action start = () => [|SaveAsync|](url); start();")]
    [InlineData("var future = FetchTask.Submit(url); future.[|WaitAsync|](); Keep(future);")]
    [InlineData("var futures = FetchTask.Map(urls); _ = Futures.[|WaitAllAsync|](futures); Keep(futures);")]
    public Task Reports_in_synchronous_code_too(string statements) => Verify.AnalyzerAsync(RunCode.SynchronousFlow(statements));

    [Fact]
    public Task Leaves_what_is_awaited_or_handed_on() => Verify.AnalyzerAsync(RunCode.Flows(
        "await FetchTask.Submit(url);",
        "await ParseTask<int>().Submit(url, 1);",
        "var future = ParseTask<int>().Submit(url, 1); await future;",
        "Keep(ParseTask<string>().Submit(url, url));",
        "_ = ParseTask<int>().Definition;",
        "await Task.WhenAny(FetchAsync(url), FetchAsync(url + url));",
        "var winner = await Task.WhenAny(FetchAsync(url), FetchAsync(url + url)); Keep(await winner);",
        "await FetchAsync(url).ConfigureAwait(false);",
        "var future = FetchTask.Submit(url); await future;",
        "var future = FetchTask.Submit(url); Run.Logger.LogInformation(\"{Id}\", future.TaskRunId); await future;",
        "var future = FetchTask.Submit(url); await future.WaitAsync();",
        "var future = FetchTask.Submit(url); var state = await future.StateAsync();",
        "var future = FetchTask.Submit(url); while (!future.IsDone) { await Task.Delay(1); }",
        "var future = FetchTask.Submit(url); Keep(future.State);",
        "FetchTask.Submit(url).Wait();",
        "FetchTask.Submit(url).Result();",
        "FetchTask.Map(urls).Results();",
        "Keep(FetchTask.Submit(url));",
        "s_kept.Add(FetchTask.Submit(url));",
        "var future = FetchTask.Submit(url); MeasureTask.Submit(future).Wait();",
        "var future = FetchTask.Submit(url); await MeasureTask.After(future).Submit(url);",
        "var futures = urls.Select(u => FetchTask.Submit(u)).ToList(); await Futures.WaitAllAsync(futures);",
        "var futures = urls.Select(u => FetchTask.Submit(u)); foreach (var future in futures) { await future; }",
        "var futures = new List<Future<string>>(); foreach (var u in urls) { futures.Add(FetchTask.Submit(u)); } await Futures.ResultsAsync(futures);",
        "var futures = new Dictionary<string, Future<string>>(); foreach (var u in urls) { futures[u] = FetchTask.Submit(u); } Keep(futures);",
        "Future<string>[] futures = [FetchTask.Submit(url), FetchTask.Submit(url)]; await futures[0];",
        "Future<string>? future = null; if (urls.Count > 0) { future = FetchTask.Submit(url); } if (future is not null) { await future; }",
        "var future = urls.Count > 0 ? FetchTask.Submit(url) : FetchTask.Submit(url + url); await future;",
        "var (a, b) = (FetchTask.Submit(url), FetchTask.Submit(url)); await a; await b;",
        "var runs = urls.Select(u => FetchAsync(u)); await Task.WhenAll(runs);",
        "var runs = urls.Select(u => FetchAsync(u)).ToList(); foreach (var run in runs) { await run; }",
        "var runs = urls.Select(async u => await FetchAsync(u)).ToList(); await Task.WhenAll(runs);",
        "await Task.WhenAll(FetchAsync(url), FetchAsync(url));",
        "await Task.WhenAny(FetchAsync(url), Task.Delay(10));",
        "await Task.Run(() => FetchAsync(url));",
        "await Parallel.ForEachAsync(urls, async (u, token) => await SaveAsync(u));",
        "await foreach (var line in ReadAsync(url)) { Keep(line); }",
        "Func<Task> later = () => SaveAsync(url); await later();",
        "Task Local() => SaveAsync(url); await Local();",
        "var run = FetchAsync(url); Action done = () => Keep(run); done();",
        "var run = FetchAsync(url); if (run.IsFaulted) { Keep(url); }",
        "_ = FetchAsync(url).ContinueWith(run => Keep(run));",
        "Measure(url);",
        "_ = Measure(url);",
        "_ = OtherAsync();",
        "_ = Task.Delay(10);",
        "var value = FetchTask.Submit(url) is { IsDone: true };",
        "Take(FetchTask.Submit(url));",
        "await (urls.Count > 0 ? FetchTask.Submit(url) : FetchTask.Submit(url + url));",
        "Keep((await FetchAsync(url)).Length);",
        "Keep(await FetchTask.RunStateAsync(url));",
        "Keep(await InnerFlow.RunAsync(url));",
        "var futures = FetchTask.Map(urls); Keep(futures.Count); await futures;",
        "using var source = new CancellationTokenSource(); await FetchTask.Submit(url).WaitAsync(source.Token);",
        "var future = FetchTask.Submit(url); try { await future; } catch (Exception e) { Keep(e); }",
        "lock (s_kept) { s_kept.Add(FetchTask.Submit(url)); }",
        "var future = FetchTask.Submit(url); Keep(new { future });",
        "var future = FetchTask.Submit(url); Keep((future, url));",
        "var future = FetchTask.Submit(url); s_kept[0] = future;",
        "Keep(urls.Select(u => FetchTask.Submit(u)).ToList());",
        "await Task.WhenAll(urls.Select(async u => await FetchTask.Submit(u)));",
        "var first = FetchTask.Submit(url); var second = MeasureTask.Submit(first); await second;",
        "Func<Future<string>> start = () => FetchTask.Submit(url); await start();",
        "Keep(FetchTask.Definition);",
        "_ = nameof(FetchAsync);"));

    [Theory]
    [InlineData("private static Future<string> Start(string url)", "return FetchTask.Submit(url);")]
    [InlineData("private static Task<string> Start(string url)", "return FetchAsync(url);")]
    [InlineData("private static IEnumerable<Future<string>> Start(string url)", "yield return FetchTask.Submit(url);")]
    [InlineData("private static List<Future<string>> Start(string url)", "List<Future<string>> futures = [FetchTask.Submit(url)]; return futures;")]
    [InlineData("private static void Start(string url, out Future<string> future)", "future = FetchTask.Submit(url);")]
    public Task Leaves_what_is_returned(string head, string statements) => Verify.AnalyzerAsync(RunCode.In(head, statements));

    [Fact]
    public Task Leaves_what_is_kept_in_a_field() => Verify.AnalyzerAsync(
        RunCode.Flow("s_kept.Clear();") + "public sealed class Watch { private readonly Future<string> _future = Etl.FetchTask.Submit(\"\"); private Task<string>? _run; public bool IsDone => _future.IsDone && _run is null; public void Start() => _run = Etl.FetchAsync(\"\"); }");

    [Fact]
    public Task Leaves_code_that_is_data() => Verify.AnalyzerAsync(
        RunCode.Flow("System.Linq.Expressions.Expression<Action> tree = () => OtherAsync();"));

    [Fact]
    public Task Names_a_generic_task_too() => Verify.AnalyzerAsync(
        RunCode.Flow("ParseTask<int>().{|#0:Submit|}(url, 1);"),
        new DiagnosticResult(PRV304UnobservedRunAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "What 'ParseTask.Submit' returns is never awaited, returned or collected: 'RunAsync' does not learn how the run ends, and may end before it has begun"));

    [Fact]
    public Task Says_what_where_and_why() => Verify.AnalyzerAsync(
        RunCode.Flow("FetchTask.{|#0:Submit|}(url);"),
        new DiagnosticResult(PRV304UnobservedRunAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "What 'FetchTask.Submit' returns is never awaited, returned or collected: 'RunAsync' does not learn how the run ends, and may end before it has begun"));

    [Theory]
    [InlineData("// Fetch.\nFetchTask.[|Submit|](url); // soon", "// Fetch.\nawait FetchTask.Submit(url); // soon")]
    [InlineData("_ = FetchTask.[|Submit|](url);", "await FetchTask.Submit(url);")]
    [InlineData("var future = FetchTask.[|Submit|](url); // not needed", "await FetchTask.Submit(url); // not needed")]
    [InlineData("_ = [|SaveAsync|](url);", "await SaveAsync(url);")]
    [InlineData("foreach (var u in urls)\n    _ = [|SaveAsync|](u);", "foreach (var u in urls)\n    await SaveAsync(u);")]
    [InlineData("FetchTask.[|Map|](urls);\n_ = [|InnerAsync|](\n    url);", "await FetchTask.Map(urls);\nawait InnerAsync(\n    url);")]
    public Task Awaits_the_run(string before, string after) => Verify.FixAsync(RunCode.Flow(before), RunCode.Flow(after));

    [Theory]
    [InlineData("FetchTask.[|Submit|](url);", "FetchTask.Submit(url).Result();")]
    [InlineData("FetchTask.[|Map|](urls);", "FetchTask.Map(urls).Results();")]
    public Task Waits_where_the_code_is_synchronous(string before, string after) => Verify.FixAsync(RunCode.SynchronousFlow(before), RunCode.SynchronousFlow(after));

    [Theory]
    [InlineData("foreach (var u in urls) FetchTask.[|Submit|](u);")]
    [InlineData("urls.ToList().ForEach(u => FetchTask.[|Submit|](u));")]
    [InlineData("var futures = urls.Select(u => FetchTask.[|Submit|](u)).ToList();")]
    [InlineData("var future = FetchTask.[|Submit|](url); Run.Logger.LogInformation(\"{Id}\", future.TaskRunId);")]
    [InlineData("[|ReadAsync|](url);")]
    public Task Offers_no_fix_that_would_run_one_after_the_other_or_not_compile(string statements) => Verify.NoFixAsync(RunCode.Flow(statements));
}
