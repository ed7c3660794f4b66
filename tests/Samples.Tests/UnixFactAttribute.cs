namespace Samples.Tests;

/// <summary>A test of what only Unix has: signals, devices, links that need no privilege.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no such thing" : null;
}
