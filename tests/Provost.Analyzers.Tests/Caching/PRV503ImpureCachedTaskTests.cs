using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Caching;
using Provost.Analyzers.Tests.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Caching.PRV503ImpureCachedTaskAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Caching.PRV503ImpureCachedTaskAnalyzer,
    Provost.CodeFixes.Caching.PRV503ImpureCachedTaskCodeFixProvider>;

namespace Provost.Analyzers.Tests.Caching;

public sealed class PRV503ImpureCachedTaskTests
{
    [Theory]
    [InlineData("using var r = await _http.PostAsync(url, null);")]
    [InlineData("await PostAsync(url);")]
    [InlineData("await _db.SaveChangesAsync();")]
    [InlineData("new System.Net.Mail.SmtpClient().Send(\"a\", \"b\", \"c\", \"d\");")]
    [InlineData("await File.AppendAllTextAsync(path, url);")]
    [InlineData("await GetOrAddAsync(url);")]
    [InlineData("await RecordFindingAsync(url);")]
    [InlineData("await SaveAndReadAsync();")]
    [InlineData("await ReadThenPostAsync(url);")]
    [InlineData("await _http.GetStringAsync(url); await BothAsync(url);")]
    public Task Reports_an_effect_that_a_hit_leaves_out(string body) => EffectAsync(body, "[|CachePolicy = CachePolicy.Inputs|]");

    [Theory]
    [InlineData("await _http.GetStringAsync(url);")]
    [InlineData("using var r = await _http.PutAsync(url, null);")]
    [InlineData("await File.WriteAllTextAsync(path, url);")]
    [InlineData("await File.ReadAllTextAsync(path);")]
    [InlineData("using var p = Process.Start(path)!; await p.WaitForExitAsync(token);")]
    [InlineData("await OtherAsync(url);")]
    [InlineData("Fetch = async () => { await _http.PostAsync(url, null); return \"\"; };")]
    [InlineData("Run.Logger.LogInformation(\"done\");")]
    [InlineData("File.Delete(path);")]
    [InlineData("_ = nameof(_http.PostAsync);")]
    [InlineData("await FindAsync(url);")]
    [InlineData("await ExecuteSearchAsync(url);")]
    [InlineData("await ListPostsAsync(url);")]
    [InlineData("await Inner(); Task Inner() => FetchInner(); Task FetchInner() => _http.PostAsync(url, null);")]
    [InlineData("using var r = await _http.PostAsync(\"https://server/orders/_search?size=3\", null);")]
    [InlineData("using var r = await _http.PostAsync(\"https://server/graphql\", null);")]
    public Task Leaves_what_only_makes_the_result(string body) => EffectAsync(body, "CachePolicy = CachePolicy.Inputs");

    [Theory]
    [InlineData("ListFilesAsync")]
    [InlineData("SearchEntriesV2Async")]
    [InlineData("GetDownloadUrlAsync")]
    public Task Leaves_a_task_that_is_named_as_one_that_asks(string name) => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Task(CachePolicy = CachePolicy.Inputs, CacheExclude = [nameof(http)])]
            public static Task {{name}}(HttpClient http, string url) => PostToAsync(http, url);

            private static Task PostToAsync(HttpClient http, string url) => http.PostAsync(url, null);
        }
        """);

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV503ImpureCachedTaskAnalyzer>("[Task(CachePolicy = CachePolicy.Inputs)]");

    [Theory]
    [InlineData("Retries = 1")]
    [InlineData("CachePolicy = CachePolicy.Default")]
    [InlineData("CachePolicy = CachePolicy.Inputs | CachePolicy.RunId")]
    [InlineData("CachePolicy = CachePolicy.None")]
    [InlineData("PersistResult = true")]
    [InlineData("CachePolicy = CachePolicy.Inputs, PersistResult = false")]
    [InlineData("ResultStorageKey = \"{flow_run.id}/{url}\"")]
    public Task Leaves_tasks_whose_results_no_other_run_finds(string options) => EffectAsync("using var r = await _http.PostAsync(url, null);", options);

    [Theory]
    [InlineData("[|ResultStorageKey = \"posts/{url}\"|]")]
    [InlineData("[|CachePolicy = CachePolicy.Inputs|], CacheExpirationSeconds = 60")]
    [InlineData("[|CachePolicy = CachePolicy.Inputs | CachePolicy.TaskSource|]")]
    public Task Reports_it_wherever_runs_share_results(string options) => EffectAsync("using var r = await _http.PostAsync(url, null);", options);

    [Theory]
    [InlineData("return DateTimeOffset.UtcNow;", "DateTimeOffset")]
    [InlineData("return new Report(text, DateTime.Now);", "Report")]
    [InlineData("var id = Guid.NewGuid(); return id.ToString();", "string")]
    [InlineData("return $\"{text}-{Random.Shared.Next()}\";", "string")]
    [InlineData("return text.Length > 3 ? text : DateTime.UtcNow.ToString(\"O\");", "string")]
    [InlineData("return Stamp();", "DateTime")]
    public Task Reports_a_result_of_the_moment(string body, string type) => ResultAsync(body, type, "[|CachePolicy = CachePolicy.Inputs|]");

    [Theory]
    [InlineData("return text.Length;", "int")]
    [InlineData("return DateTime.UtcNow.ToString(\"yyyy-MM-dd\");", "string")]
    [InlineData("Run.Logger.LogInformation(\"at {Time}\", DateTime.UtcNow); return text;", "string")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); var n = text.Length; Console.WriteLine(watch.ElapsedMilliseconds); return n;", "int")]
    [InlineData("return new Random(42).Next();", "int")]
    [InlineData("var path = Path.GetTempFileName(); File.Delete(path); return text;", "string")]
    [InlineData("return Age(DateTime.UtcNow);", "int")]
    [InlineData("if (DateTime.UtcNow.Hour > 3) { return text; } return \"\";", "string")]
    [InlineData("return text.GetHashCode();", "int")]
    [InlineData("Func<DateTime> now = () => DateTime.UtcNow; return text;", "string")]
    [InlineData("return Guid.Parse(text);", "Guid")]
    [InlineData("return new Report(text, default);", "Report")]
    public Task Leaves_a_result_that_lasts(string body, string type) => ResultAsync(body, type, "CachePolicy = CachePolicy.Inputs");

    [Theory]
    [InlineData("CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 60")]
    [InlineData("CachePolicy = CachePolicy.Default")]
    [InlineData("Retries = 1")]
    public Task Leaves_a_result_that_expires(string options) => ResultAsync("return DateTime.UtcNow;", "DateTime", options);

    [Fact]
    public async Task Says_what_where_and_why()
    {
        var test = Verify.Test(
            ReliabilityCode.Task("using var r = await _http.{|#1:PostAsync|}(url, null);", attribute: "[Task({|#0:CachePolicy = CachePolicy.Inputs|})]"),
            new DiagnosticResult(PRV503ImpureCachedTaskAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
                "Task 'RunAsync' is cached across runs and calls 'HttpClient.PostAsync' (HTTP I/O), which a hit leaves out"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        await test.RunAsync();

        await Verify.AnalyzerAsync(
            """
            public static partial class Etl { [Task({|#0:CachePolicy = CachePolicy.Inputs|})] public static DateTime Load(int n) => {|#1:DateTime.UtcNow|}; }
            """,
            new DiagnosticResult(PRV503ImpureCachedTaskAnalyzer.Id, DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithMessage(
                "Task 'Load' is cached across runs and returns what depends on the clock through 'DateTime.UtcNow', which every hit repeats"));
    }

    [Theory]
    [InlineData("[|CachePolicy = CachePolicy.Inputs|]", "CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 3600")]
    [InlineData("[|CachePolicy = CachePolicy.Inputs|], CacheExpirationSeconds = 0 /* never */", "CachePolicy = CachePolicy.Inputs, CacheExpirationSeconds = 3600 /* never */")]
    public Task Lets_a_result_expire(string options, string fixedOptions) => VerifyFix.FixAsync(Source(options, "DateTime.UtcNow"), Source(fixedOptions, "DateTime.UtcNow"));

    [Theory]
    [InlineData("[|CachePolicy = CachePolicy.Inputs|], Retries = 1", "PersistResult = false, Retries = 1")]
    public Task Gives_up_caching(string options, string fixedOptions) => VerifyFix.FixAsync(Source(options, "Guid.NewGuid()"), Source(fixedOptions, "Guid.NewGuid()"));

    private static string Source(string options, string value) => $$"""
        public static partial class Etl
        {
            [Task({{options}})]
            public static object Load(int n) => {{value}};
        }
        """;

    private static Task EffectAsync(string body, string options)
    {
        var test = Verify.Test(ReliabilityCode.Task(
            body,
            """
            private Task PostAsync(string u) => _http.PostAsync(u, null);
            private Task FindAsync(string u) => _http.PostAsync(u, null);
            private Task ExecuteSearchAsync(string u) => _http.PostAsync(u, null);
            private Task ListPostsAsync(string u) => _http.PostAsync(u, null);
            private Task GetOrAddAsync(string u) => _http.PostAsync(u, null);
            private Task RecordFindingAsync(string u) => _http.PostAsync(u, null);
            private Task SaveAndReadAsync() => _db.SaveChangesAsync();
            private Task ReadThenPostAsync(string u) => _http.PostAsync(u, null);
            private async Task BothAsync(string u) { await _http.GetStringAsync(u); await _http.PostAsync(u, null); }
            [Task(Retries = 1)] private Task OtherAsync(string u) => _http.PostAsync(u, null);
            """,
            $"[Task({options})]"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    private static Task ResultAsync(string body, string type, string options) => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            [Task({{options}})]
            public static {{type}} Load(string text)
            {
                {{body}}
            }

            private static DateTime Stamp() => DateTime.UtcNow;
            private static int Age(DateTime now) => now.Year - 2000;
        }

        public sealed record Report(string Text, DateTime At);
        """);
}
