namespace Provost.Tests.Hosting.Decorated;

/// <summary>A service with a task that is disposable itself.</summary>
public partial interface IConnection : IAsyncDisposable
{
    [Task]
    Task<string> SendAsync(string text);
}
