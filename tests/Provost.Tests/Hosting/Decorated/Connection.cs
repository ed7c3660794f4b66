namespace Provost.Tests.Hosting.Decorated;

public sealed class Connection : IConnection
{
    public bool IsDisposed { get; private set; }

    public Task<string> SendAsync(string text) => Task.FromResult(text);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }
}
