using System.Diagnostics;

namespace RedLines;

public static partial class Transformations
{
    [Task] // expect: PRV105
    public static async Task<int> RunAsync(string tool)
    {
        using var process = Process.Start(tool);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
