using System.Globalization;

namespace Provost.Tests;

/// <summary>
/// A test that sends signals to a process. A shell starts background jobs of a script with SIGINT ignored, and what they start
/// inherits that: there the signal has no effect by design.
/// </summary>
internal sealed class SignalFactAttribute : FactAttribute
{
    private const ulong SigInt = 1 << (2 - 1);

    public SignalFactAttribute() => Skip =
        OperatingSystem.IsWindows() ? "Windows has no such thing" :
        OperatingSystem.IsLinux() && (IgnoredSignals() & SigInt) != 0 ? "SIGINT is ignored in this process" :
        null;

    private static ulong IgnoredSignals()
    {
        const string Label = "SigIgn:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Label, StringComparison.Ordinal));
        return ulong.Parse(line.AsSpan(Label.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
