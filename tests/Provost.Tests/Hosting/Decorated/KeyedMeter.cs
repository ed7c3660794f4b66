using Microsoft.Extensions.DependencyInjection;

namespace Provost.Tests.Hosting.Decorated;

/// <summary>An implementation that is told its key.</summary>
public sealed class KeyedMeter([ServiceKey] string key) : IMeter
{
    public string Name => key;

    public int Read(int factor) => factor;
}
