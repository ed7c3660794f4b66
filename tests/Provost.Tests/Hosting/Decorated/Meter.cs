using Microsoft.Extensions.DependencyInjection;

namespace Provost.Tests.Hosting.Decorated;

/// <summary>An implementation that knows nothing of tasks, and counts how often it was disposed.</summary>
public sealed class Meter(string name) : IMeter, IDisposable
{
    private int _reads;

    [ActivatorUtilitiesConstructor]
    public Meter()
        : this("made")
    {
    }

    public string Name => name;

    public int Disposed { get; private set; }

    public int Read(int factor) => ++_reads == 1 ? throw new TimeoutException() : 21 * factor;

    public void Dispose() => Disposed++;
}
