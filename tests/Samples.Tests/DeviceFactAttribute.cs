namespace Samples.Tests;

/// <summary>A test that needs a device file, which not every system has.</summary>
internal sealed class DeviceFactAttribute : FactAttribute
{
    public DeviceFactAttribute(string path) => Skip = File.Exists(path) ? null : $"There is no {path} here";
}
