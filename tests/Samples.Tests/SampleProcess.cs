using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Samples.Tests;

/// <summary>A sample, run as its user runs it: a process with arguments, two streams and an exit code.</summary>
internal sealed class SampleProcess : IDisposable
{
    /// <summary>Far beyond what any run takes, so that a hang fails the test and not the whole build.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private SampleProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static SampleProcess Start(string name, string workingDirectory, params string[] arguments) =>
        StartProgram("dotnet", workingDirectory, [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments]);

    public static SampleProcess StartProgram(string program, string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Provost__Home"] = Path.Combine(workingDirectory, ".provost") },
        };
        return new(Process.Start(start)!);
    }

    public static async Task<SampleResult> RunAsync(string name, string workingDirectory, params string[] arguments)
    {
        using var sample = Start(name, workingDirectory, arguments);
        return await sample.ExitAsync();
    }

    public async Task<SampleResult> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_limit);
        return new(_process.ExitCode, await _output, await _error);
    }

    public void Send(PosixSignal signal)
    {
        var number = signal switch
        {
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGTERM => 15,
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
        Assert.Equal(0, Kill(_process.Id, number));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
