using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV103RetryWithoutDelayAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV103RetryWithoutDelayAnalyzer,
    Provost.CodeFixes.Reliability.PRV103RetryWithoutDelayCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV103RetryWithoutDelayTests
{
    [Theory]
    [InlineData("[Task([|Retries = 3|])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(\"load\", [|Retries = 1|], TimeoutSeconds = 3)]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, [|RetryDelaySeconds = [0]|])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, [|RetryDelaySeconds = new double[] { 0, 0.0 }|])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task([|Retries = Two|], RetryJitterFactor = 0.5)]", "await _connection.OpenAsync(token);")]
    [InlineData("[Task([|Retries = 3|])]", "await HelperAsync(url);")]
    public Task Reports_retries_that_follow_at_once(string attribute, string body) => TaskAsync(attribute, body);

    [Theory]
    [InlineData("[Task]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 0)]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [1])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [0, 1, 2])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelays = nameof(Delays))]", "await _http.GetStringAsync(url);")]
    [InlineData("[Tier]", "await _http.GetStringAsync(url);")]
    [InlineData("[Flow(Retries = 3)]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3)]", "await Task.Yield();")]
    [InlineData("[Task(Retries = 3)]", "await File.ReadAllTextAsync(path, token);")]
    [InlineData("[Task(Retries = 3)]", "Azure.Storage.Blobs.BlobClient blob = new(); await blob.DownloadContentAsync();")]
    [InlineData("[Task(Retries = 3)]", "Fetch = () => _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3)]", "await OtherAsync(url);")]
    [InlineData("[Task(Retries = 3)]", "await _pipeline.ExecuteAsync(async t => await _http.GetStringAsync(url, t));")]
    public Task Leaves_retries_that_wait_or_need_not(string attribute, string body) => TaskAsync(attribute, body);

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV103RetryWithoutDelayAnalyzer>("[Task(Retries = 3)]");

    [Fact]
    public Task Says_what_where_and_why()
    {
        var test = Verify.Test(
            ReliabilityCode.Task("await {|#1:HelperAsync|}(url);", "private Task<string> HelperAsync(string u) => _http.{|#2:GetStringAsync|}(u);", "[Task({|#0:Retries = 3|})]"),
            new DiagnosticResult(PRV103RetryWithoutDelayAnalyzer.Id, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithLocation(2).WithMessage(
                "Task 'RunAsync' retries 'HelperAsync' (RunAsync → HelperAsync → HttpClient.GetStringAsync, HTTP I/O) at once: all its attempts are spent before the network or the server recovers"));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[Task([|Retries = 3|])]", "[Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]")]
    [InlineData("[Task(\"load\", [|Retries = 5|], /* long */ TimeoutSeconds = 3)]", "[Task(\"load\", Retries = 5, /* long */ TimeoutSeconds = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]")]
    [InlineData("[Task(Retries = 3, [|RetryDelaySeconds = [0]|], RetryJitterFactor = 0)]", "[Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]")]
    public Task Adds_delays_that_grow_and_jitter(string attribute, string fixedAttribute) => VerifyFix.FixAsync(Source(attribute), Source(fixedAttribute));

    private static string Source(string attribute) => $$"""
        public static partial class Etl
        {
            {{attribute}} // the rates
            public static Task<string> LoadAsync(HttpClient http) => http.GetStringAsync("x");

            {{attribute}}
            public static Task<string> MoreAsync(HttpClient http) => http.GetStringAsync("x");
        }
        """;

    private static Task TaskAsync(string attribute, string body)
    {
        var test = Verify.Test(ReliabilityCode.Task(
            body,
            """
            private const int Two = 2;
            private readonly ResiliencePipeline _pipeline = null!;
            private static double[] Delays(int retries) => [1];
            private sealed class TierAttribute : TaskAttribute { public TierAttribute() => Retries = 3; }
            private Task<string> HelperAsync(string u) => _http.GetStringAsync(u);
            [Task(Retries = 1, RetryDelaySeconds = [1])] private Task<string> OtherAsync(string u) => _http.GetStringAsync(u);
            """,
            attribute));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
