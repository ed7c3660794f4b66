using Provost.Analyzers.Suppressors;

namespace Provost.Analyzers.Tests.Suppressors;

public sealed class RunTokenSuppressorTests
{
    [Theory]
    [InlineData("await /*!*/FetchAsync(url);")]
    [InlineData("/*!*/Measure(url);")]
    [InlineData("/*!*/FetchTask.Submit(url);")]
    [InlineData("/*!*/FetchTask.WithOptions(o => o with { Retries = 1 }).Submit(url);")]
    [InlineData("await /*!*/InnerFlow.RunAsync(url);")]
    [InlineData("await /*!*/InnerFlow.RunStateAsync(url);")]
    [InlineData("await foreach (var line in /*!*/ReadAsync(url)) { }")]
    [InlineData("await Task.Run(() => /*!*/FetchAsync(url));")]
    [InlineData("async Task<string> Local() => await /*!*/FetchAsync(url); await Local();")]
    public async Task A_run_is_cancelled_with_the_run_that_calls_it(string statements)
    {
        Assert.True(await SuppressesAsync("CA2016", "[Flow]", statements));
        Assert.True(await SuppressesAsync("MA0040", "[Task]", statements));
    }

    [Theory]
    [InlineData("var future = FetchTask.Submit(url); await /*!*/future.WaitAsync();")]
    [InlineData("var future = FetchTask.Submit(url); _ = /*!*/future.Result();")]
    [InlineData("var futures = FetchTask.Map([url]); await /*!*/Futures.WaitAllAsync(futures);")]
    public async Task A_wait_in_a_run_without_a_token_ends_with_the_run(string statements)
    {
        Assert.True(await SuppressesAsync("MA0040", "[Flow]", statements, token: ""));
        Assert.False(await SuppressesAsync("MA0040", "[Flow]", statements));
    }

    [Theory]
    [InlineData("await /*!*/Task.Delay(1);")]
    [InlineData("await /*!*/new HttpClient().GetStringAsync(url);")]
    [InlineData("await /*!*/HelperAsync(url);")]
    [InlineData("await Parallel.ForEachAsync([url], async (u, other) => await /*!*/FetchAsync(u));")]
    [InlineData("async Task<string> Local(CancellationToken other) => await /*!*/FetchAsync(url); await Local(default);")]
    [InlineData("Later = () => /*!*/FetchAsync(url);")]
    public async Task What_does_not_hear_of_the_run_wants_its_token(string statements) => Assert.False(await SuppressesAsync("CA2016", "[Flow]", statements));

    [Theory]
    [InlineData("await /*!*/FetchAsync(url);")]
    [InlineData("await /*!*/FetchTask.RunAsync(url);")]
    public async Task Outside_of_runs_the_token_is_needed(string statements) => Assert.False(await SuppressesAsync("CA2016", "[Obsolete]", statements));

    private static Task<bool> SuppressesAsync(string id, string attribute, string statements, string token = ", CancellationToken token = default") =>
        SuppressorRunner.SuppressesAsync(new RunTokenSuppressor(), id, $$"""
            public static partial class Etl
            {
                private static Func<Task>? Later { get; set; }

                {{attribute}}
                public static async Task RunAsync(string url{{token}})
                {
                    {{statements}}
                    await Task.Yield();
                }

                [Task] public static async Task<string> FetchAsync(string url, CancellationToken token = default) { await Task.Delay(1, token); return url; }

                [Task] public static int Measure(string url, CancellationToken token = default) => url.Length;

                [Task] public static async IAsyncEnumerable<string> ReadAsync(string url, CancellationToken token = default) { await Task.Yield(); yield return url; }

                [Flow] public static async Task InnerAsync(string url, CancellationToken token = default) => await Task.Delay(1, token);

                private static async Task HelperAsync(string url, CancellationToken token = default) => await Task.Delay(1, token);
            }
            """);
}
