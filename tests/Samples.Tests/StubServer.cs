using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Samples.Tests;

/// <summary>A source that answers as a test wishes, on a free port of this machine.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _requests;

    private StubServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        _server = builder.Build();
        _server.Run(http =>
        {
            Interlocked.Increment(ref _requests);
            return answer(http);
        });
    }

    public string Address => $"{_server.Urls.Single()}/data";

    public int Requests => _requests;

    public static async Task<StubServer> StartAsync(RequestDelegate answer)
    {
        var server = new StubServer(answer);
        await server._server.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
