using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Text;

namespace Provost.Package.Tests;

/// <summary>
/// Runs the dotnet CLI as a user would in a shell of his own: nothing of the build that runs these tests reaches the
/// command, and it leaves no build server behind that would hold its output open.
/// </summary>
internal sealed class DotnetCli(string packagesFolder)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    private static readonly string s_dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public Task<CliResult> RunAsync(string workingDirectory, params string[] arguments) => RunAsync(workingDirectory, arguments, ReadOnlyDictionary<string, string>.Empty);

    public async Task<CliResult> RunAsync(string workingDirectory, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var command = $"dotnet {string.Join(' ', arguments)}";
        using var process = new Process { StartInfo = StartInfo(workingDirectory, arguments, environment) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var timeout = new CancellationTokenSource(s_timeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {s_timeout}:\n{output}");
        }

        return new CliResult(command, process.ExitCode, output.ToString());
    }

    private ProcessStartInfo StartInfo(string workingDirectory, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(s_dotnet, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsOfTheOuterBuild).ToList())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["NUGET_PACKAGES"] = packagesFolder;
        start.Environment["Provost__Home"] = Path.Combine(workingDirectory, ".provost");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    private static bool IsOfTheOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || variable is "DOTNET_CLI_TELEMETRY_SESSIONID" or "CI" or "TargetFramework" or "Configuration" or "Platform";

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }
}
