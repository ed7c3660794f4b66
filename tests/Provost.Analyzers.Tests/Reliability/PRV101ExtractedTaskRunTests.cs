using Provost.Analyzers.Reliability;
using Provost.CodeFixes.Reliability;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>What the fix of PRV101 is for: the flow that failed on a flaky server ends well, with the same result.</summary>
public sealed class PRV101ExtractedTaskRunTests
{
    private const string Source = """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new(new Flaky()) { BaseAddress = new("http://server") };

            [Flow]
            public static async Task<string> RunAsync(string name)
            {
                var greeting = await s_http.GetStringAsync($"/greet/{name}");
                return greeting + "!";
            }

            /// <summary>Drops the first two connections.</summary>
            private sealed class Flaky : HttpMessageHandler
            {
                private int _calls;

                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    return ++_calls <= 2
                        ? throw new HttpRequestException("The connection was dropped.")
                        : new() { Content = new StringContent($"Hello, {request.RequestUri!.Segments[^1]}") };
                }
            }
        }
        """;

    [Fact]
    public async Task The_flow_fails_before_the_fix()
    {
        var (runs, history) = await FixedFlow.RunAsync(FixedFlow.Project(Source), "Ada");

        await Assert.ThrowsAsync<HttpRequestException>(() => runs[0]);
        Assert.Empty(history.TaskRuns);
    }

    [Fact]
    public async Task The_flow_survives_the_server_after_the_fix()
    {
        var project = await FixedFlow.FixAsync(FixedFlow.Project(Source), new PRV101UnwrappedIoAnalyzer(), new PRV101UnwrappedIoCodeFixProvider());
        var (runs, history) = await FixedFlow.RunAsync(project, "Ada");

        Assert.Equal("Hello, Ada!", await runs[0]);
        Assert.Equal(3, Assert.Single(history.TaskRuns).RunCount);
    }
}
