using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV112ConstantRetryDelayAnalyzer>;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV112ConstantRetryDelayAnalyzer,
    Provost.CodeFixes.Reliability.PRV112ConstantRetryDelayCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

public sealed class PRV112ConstantRetryDelayTests
{
    [Theory]
    [InlineData("[Task(Retries = 3, [|RetryDelaySeconds = [10]|])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 2, [|RetryDelaySeconds = new double[] { 5, 5 }|], RetryJitterFactor = 0)]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, [|RetryDelaySeconds = [0.5]|], TimeoutSeconds = 3)]", "await HelperAsync(url);")]
    public Task Reports_one_delay_for_all_retries(string attribute, string body) => TaskAsync(attribute, body);

    [Theory]
    [InlineData("[Task(Retries = 3)]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 1, RetryDelaySeconds = [10])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [10], RetryJitterFactor = 0.5)]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [1, 5, 20])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [0])]", "await _http.GetStringAsync(url);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [10])]", "await File.ReadAllTextAsync(path, token);")]
    [InlineData("[Task(Retries = 3, RetryDelaySeconds = [10])]", "await Task.Yield();")]
    public Task Leaves_delays_that_differ_and_work_that_is_local(string attribute, string body) => TaskAsync(attribute, body);

    [Theory]
    [InlineData("[Task(Retries = 3, [|RetryDelaySeconds = [10]|])]", "[Task(Retries = 3, RetryDelaySeconds = [10, 20, 40], RetryJitterFactor = 0.5)]")]
    [InlineData("[Task(Retries = 9, [|RetryDelaySeconds = [0.5, 0.5]|], RetryJitterFactor = 0)]", "[Task(Retries = 9, RetryDelaySeconds = [0.5, 1, 2, 4, 8], RetryJitterFactor = 0.5)]")]
    public Task Grows_and_scatters_the_delays(string attribute, string fixedAttribute) => VerifyFix.FixAsync(Source(attribute), Source(fixedAttribute));

    private static string Source(string attribute) => $$"""
        public static partial class Etl
        {
            {{attribute}}
            public static Task<string> LoadAsync(HttpClient http) => http.GetStringAsync("x");
        }
        """;

    [Fact]
    public Task Leaves_what_only_looks_like_io() => HarmlessCode.IsLeftByAsync<PRV112ConstantRetryDelayAnalyzer>("[Task(Retries = 3, RetryDelaySeconds = [10])]");

    private static Task TaskAsync(string attribute, string body)
    {
        var test = Verify.Test(ReliabilityCode.Task(body, "private Task<string> HelperAsync(string u) => _http.GetStringAsync(u);", attribute));
        test.SolutionTransforms.Add(ThirdParty.Apply);
        return test.RunAsync();
    }
}
