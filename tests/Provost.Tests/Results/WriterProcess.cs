using System.Diagnostics;

namespace Provost.Tests;

/// <summary>A process of its own that stores results, which a test kills.</summary>
internal sealed class WriterProcess : IDisposable
{
    /// <summary>Far beyond what any of it takes, so that a hang fails the test and not the whole build.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public WriterProcess(params string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ResultWriter.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(s_limit);

    public async Task UntilAsync(string line)
    {
        while (await ReadLineAsync() is { } read)
        {
            if (read == line) return;
        }

        Assert.Fail($"The process ended without '{line}'.");
    }

    public void WriteLine(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Kills the process, which has no chance to tidy up.</summary>
    /// <returns>The lines that it had still written. The last may be cut short.</returns>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync().WaitAsync(s_limit);
        await _process.WaitForExitAsync().WaitAsync(s_limit);
        return rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
