using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EtlDaily;

/// <summary>
/// A source with the manners of a real one, on a free port of this machine: it is overloaded at first, then leaves a
/// request unanswered, and only then delivers.
/// </summary>
internal sealed class LoopbackSource : IAsyncDisposable
{
    /// <summary>How many requests are answered <c>503 Service Unavailable</c>.</summary>
    public const int Refusals = 2;

    private static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "Data", "timezones.csv");

    private readonly WebApplication _server;
    private int _requests;

    private LoopbackSource()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>Where the data is.</summary>
    public Uri Address => new($"{_server.Urls.Single()}/timezones.csv");

    public static async Task<LoopbackSource> StartAsync(CancellationToken cancellationToken)
    {
        var source = new LoopbackSource();
        await source._server.StartAsync(cancellationToken);
        return source;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        switch (Interlocked.Increment(ref _requests))
        {
            case <= Refusals:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case Refusals + 1:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
                break;
            default:
                http.Response.ContentType = "text/csv; charset=utf-8";
                await http.Response.SendFileAsync(s_data, http.RequestAborted);
                break;
        }
    }
}
