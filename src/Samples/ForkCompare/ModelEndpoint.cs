using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ForkCompare;

/// <summary>An endpoint of language models, on a free port of this machine, with the moods of a real one.</summary>
internal sealed class ModelEndpoint : IAsyncDisposable
{
    /// <summary>What it asks for when it is busy.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly WebApplication _server;
    private readonly Func<Branch, Mood> _moodOf;
    private readonly ConcurrentQueue<(string Branch, Mood Mood, string? Key)> _log = [];

    private ModelEndpoint(Func<Branch, Mood> moodOf)
    {
        _moodOf = moodOf;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Address => new($"{_server.Urls.Single()}/complete");

    /// <summary>The requests with valid settings, in order of arrival: of which branch, how they were taken, and under which key.</summary>
    public IReadOnlyList<(string Branch, Mood Mood, string? Key)> Log => [.. _log];

    public static Task<ModelEndpoint> StartAsync(int seed, CancellationToken cancellationToken) => StartAsync(new Moods(seed).Next, cancellationToken);

    public static async Task<ModelEndpoint> StartAsync(Func<Branch, Mood> moodOf, CancellationToken cancellationToken)
    {
        var endpoint = new ModelEndpoint(moodOf);
        await endpoint._server.StartAsync(cancellationToken);
        return endpoint;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = await http.Request.ReadFromJsonAsync<ModelRequest>(http.RequestAborted);
        if (request is not { Branch.Temperature: >= 0 and <= 2 })
        {
            await RefuseAsync(http, "temperature must be between 0 and 2");
            return;
        }

        var mood = _moodOf(request.Branch);
        _log.Enqueue((request.Branch.Name, mood, http.Request.Headers["Idempotency-Key"]));
        await AnswerAsync(http, request, mood);
    }

    private static async Task AnswerAsync(HttpContext http, ModelRequest request, Mood mood)
    {
        switch (mood)
        {
            case Mood.Slow:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
                break;
            case Mood.Busy:
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = $"{Pause.TotalSeconds}";
                break;
            case Mood.Down:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            default:
                await http.Response.WriteAsJsonAsync(Model.Complete(request), http.RequestAborted);
                break;
        }
    }

    private static Task RefuseAsync(HttpContext http, string reason)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return http.Response.WriteAsync(reason, http.RequestAborted);
    }
}
