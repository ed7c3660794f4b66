using System.Net;
using EtlDaily;

namespace Samples.Tests;

public sealed class LoopbackSourceTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Refuses_then_leaves_one_request_unanswered_then_delivers()
    {
        await using var source = await LoopbackSource.StartAsync(CancellationToken.None);

        var (answered, unanswered) = await GetPastTheRefusalsAsync(source);

        Assert.Equal("text/csv", answered.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllTextAsync(TestData.TimeZones), await answered.Content.ReadAsStringAsync());
        Assert.False(unanswered.IsCompleted);
    }

    [Fact]
    public async Task Stops_while_a_request_is_unanswered()
    {
        Task<HttpResponseMessage> unanswered;
        await using (var source = await LoopbackSource.StartAsync(CancellationToken.None))
            (_, unanswered) = await GetPastTheRefusalsAsync(source);

        await Assert.ThrowsAsync<HttpRequestException>(() => unanswered);
    }

    private async Task<(HttpResponseMessage Answered, Task<HttpResponseMessage> Unanswered)> GetPastTheRefusalsAsync(LoopbackSource source)
    {
        for (var request = 0; request < LoopbackSource.Refusals; request++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.GetAsync(source.Address)).StatusCode);

        // Which of the two arrives first, and thus waits, is up to the network.
        var (one, other) = (_http.GetAsync(source.Address), _http.GetAsync(source.Address));
        var answered = await Task.WhenAny(one, other);
        return (await answered, answered == one ? other : one);
    }
}
