using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RedLines;

/// <summary>A server on this machine that is overloaded when it is asked first, and then gives one answer after the other, the last one for ever.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string[] _answers;
    private readonly Task _serving;

    public LoopbackServer(params string[] answers)
    {
        _answers = answers;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The key that each request had, or an empty text.</summary>
    public ConcurrentQueue<string> Keys { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        Keys.Enqueue(context.Request.Headers["Idempotency-Key"] ?? "");
        using var response = context.Response;
        if (Keys.Count == 1)
        {
            response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
        }
        else
        {
            response.OutputStream.Write(Encoding.UTF8.GetBytes(_answers[Math.Min(Keys.Count - 2, _answers.Length - 1)]));
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
