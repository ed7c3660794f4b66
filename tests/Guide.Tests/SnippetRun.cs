using System.Diagnostics;

namespace Guide.Tests;

/// <summary>A snippet, run as a program of its own in an empty directory.</summary>
internal sealed record SnippetRun(int ExitCode, string Output, string Log)
{
    /// <summary>Far beyond what any snippet takes, so that a hang fails the test and not the whole build.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static async Task<SnippetRun> OfAsync(Snippet snippet)
    {
        var name = $"Guide-{snippet.Page}-{snippet.Line}";
        var program = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        SnippetProject.Compile(snippet, name).EmitTo(program);

        var directory = Directory.CreateTempSubdirectory("provost-guide-");
        try
        {
            foreach (var (file, content) in snippet.Files) await File.WriteAllTextAsync(Path.Combine(directory.FullName, file), content);
            return await StartAsync(program, directory.FullName, snippet.Environment);
        }
        finally
        {
            directory.Delete(recursive: true);
            File.Delete(program);
        }
    }

    private static async Task<SnippetRun> StartAsync(string program, string directory, IReadOnlyDictionary<string, string> environment)
    {
        // The program needs what the tests need, so it is found the same way.
        var host = Path.Combine(AppContext.BaseDirectory, "Guide.Tests");
        var start = new ProcessStartInfo("dotnet", ["exec", "--depsfile", host + ".deps.json", "--runtimeconfig", host + ".runtimeconfig.json", program])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Provost__Home"] = directory;
        foreach (var (variable, value) in environment) start.Environment[variable] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var log = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(s_limit);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return new(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await log).ReplaceLineEndings("\n"));
    }
}
