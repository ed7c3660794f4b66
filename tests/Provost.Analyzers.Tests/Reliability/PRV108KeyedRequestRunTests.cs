using Provost.Analyzers.Reliability;
using Provost.CodeFixes.Reliability;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>What the fix of PRV108 is for: a server that honours the key takes a payment once, however often its answer is lost.</summary>
public sealed class PRV108KeyedRequestRunTests
{
    private const string Source = """
        public static partial class Etl
        {
            private static readonly Server s_server = new();
            private static readonly HttpClient s_http = new(s_server) { BaseAddress = new("http://server") };

            [Flow]
            public static async Task<string> RunAsync(string name)
            {
                await PayOneAsync(name);
                return $"{s_server.Payments(name)} of {s_server.Calls(name)}";
            }

            [Task(Retries = 3, RetryDelaySeconds = [1])]
            private static async Task PayOneAsync(string name)
            {
                using var response = await s_http.PostAsync("/pay", new StringContent(name));
                response.EnsureSuccessStatusCode();
            }

            /// <summary>Takes the payment, and loses the first two answers to it. What comes with a key is taken once.</summary>
            private sealed class Server : HttpMessageHandler
            {
                private readonly List<string> _calls = [];
                private readonly List<(string Name, string Key)> _payments = [];

                public int Calls(string name) => _calls.Count(other => other == name);

                public int Payments(string name) => _payments.Count(payment => payment.Name == name);

                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    var name = await request.Content!.ReadAsStringAsync(cancellationToken);
                    var key = request.Headers.TryGetValues("Idempotency-Key", out var values) ? values.Single() : Guid.NewGuid().ToString();
                    _calls.Add(name);
                    if (!_payments.Any(payment => payment.Key == key))
                    {
                        _payments.Add((name, key));
                    }

                    return Calls(name) <= 2 ? throw new HttpRequestException("The answer was lost.") : new();
                }
            }
        }
        """;

    [Fact]
    public async Task The_payment_is_made_three_times_before_the_fix()
    {
        var (runs, _) = await FixedFlow.RunAsync(FixedFlow.Project(Source), "Ada");

        Assert.Equal("3 of 3", await runs[0]);
    }

    [Fact]
    public async Task Each_payment_is_made_once_after_the_fix()
    {
        var project = await FixedFlow.FixAsync(FixedFlow.Project(Source), new PRV108RepeatedWriteAnalyzer(), new PRV108RepeatedWriteCodeFixProvider());
        var (runs, _) = await FixedFlow.RunAsync(project, "Ada", "Grace");

        Assert.Equal(["1 of 3", "1 of 3"], await Task.WhenAll(runs));
    }
}
