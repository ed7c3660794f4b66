namespace Provost.Tests.Hosting.Decorated;

/// <summary>What stores were asked for.</summary>
public sealed class StoreLog
{
    public List<string> Lines { get; } = [];
}
