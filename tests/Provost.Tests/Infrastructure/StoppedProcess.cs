using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Provost.Tests;

/// <summary>A program with runs under way, which a test stops.</summary>
internal sealed class StoppedProcess : IDisposable
{
    /// <summary>Far beyond what any run takes, so that a hang fails the test and not the whole build.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly List<string> _lines = [];

    public StoppedProcess(string scenario, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StoppedProgram.dll"), scenario])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The lines written to standard output so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Reads standard output until the line.</summary>
    public async Task<StoppedProcess> UntilAsync(string line)
    {
        while (await ReadAsync() is { } read)
        {
            if (read == line) return this;
        }

        Assert.Fail($"The program ended without '{line}': {string.Join(" | ", _lines)} | {await _error}");
        return this;
    }

    public StoppedProcess Send(PosixSignal signal)
    {
        var number = signal switch
        {
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGTERM => 15,
            PosixSignal.SIGHUP => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
        Assert.Equal(0, Kill(_process.Id, number));
        return this;
    }

    /// <summary>Waits for the end of the program.</summary>
    /// <returns>The exit code, and what was written to standard error.</returns>
    public async Task<(int ExitCode, string Error)> ExitAsync()
    {
        while (await ReadAsync() is not null)
        {
        }

        await _process.WaitForExitAsync().WaitAsync(s_limit);
        return (_process.ExitCode, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);

    private async Task<string?> ReadAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(s_limit);
        if (line is not null) _lines.Add(line);
        return line;
    }
}
