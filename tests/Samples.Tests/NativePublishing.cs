using System.Diagnostics;
using System.Reflection;

namespace Samples.Tests;

/// <summary>A sample published as a native program, apart from the build of the repository.</summary>
internal sealed class NativePublishing : IDisposable
{
    private readonly TemporaryDirectory _artifacts = new();
    private readonly string _sample;

    private NativePublishing(string sample) => _sample = sample;

    /// <summary>What the command wrote, both streams.</summary>
    public string Log { get; private set; } = "";

    public int ExitCode { get; private set; }

    public string Program => Path.Combine(_artifacts.Path, "out", _sample);

    /// <summary>NativeAOT links with the platform's tools, which the SDK does not bring.</summary>
    public static bool HasLinker => OperatingSystem.IsWindows() || IsOnPath("clang") || IsOnPath("gcc");

    /// <summary>The feed of this machine need not carry the compiler.</summary>
    public bool LacksCompiler => ExitCode != 0 && Log.Split('\n').Any(line => line.Contains("NU110", StringComparison.Ordinal) && line.Contains("ILCompiler", StringComparison.OrdinalIgnoreCase));

    public static async Task<NativePublishing> RunAsync(string sample)
    {
        var publishing = new NativePublishing(sample);
        await publishing.PublishAsync();
        return publishing;
    }

    public void Dispose() => _artifacts.Dispose();

    private async Task PublishAsync()
    {
        var root = typeof(NativePublishing).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "publish", Path.Combine(root, "src", "Samples", _sample), "-p:PublishProfile=Native", "-p:RunAnalyzers=false",
                "--artifacts-path", _artifacts.Path, "-o", Path.Combine(_artifacts.Path, "out"), "-nodeReuse:false",
            ])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBUILDTERMINALLOGGER"] = "off" },
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && name != "MSBUILDTERMINALLOGGER").ToList())
            start.Environment.Remove(inherited);

        using var process = Process.Start(start)!;
        var logs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        (ExitCode, Log) = (process.ExitCode, string.Concat(logs));
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));
}
