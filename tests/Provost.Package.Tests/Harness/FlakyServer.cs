using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Provost.Package.Tests;

/// <summary>A server on loopback that is unavailable to the first requests and then answers with one text.</summary>
internal sealed class FlakyServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly string _text;
    private readonly int _refusals;
    private int _requests;

    public FlakyServer(string text, int refusals)
    {
        (_text, _refusals) = (text, refusals);
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Requests => Volatile.Read(ref _requests);

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
                Answer((await _listener.GetContextAsync()).Response);
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerResponse response)
    {
        using (response)
        {
            if (Interlocked.Increment(ref _requests) <= _refusals)
                response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            else
                response.OutputStream.Write(Encoding.UTF8.GetBytes(_text));
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
