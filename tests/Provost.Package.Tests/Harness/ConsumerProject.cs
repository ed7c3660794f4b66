namespace Provost.Package.Tests;

/// <summary>A user's project in a folder of its own.</summary>
internal sealed class ConsumerProject(DotnetCli cli, string folder)
{
    public string Folder { get; } = folder;

    public Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text);
    }

    /// <summary>One project of a folder of several.</summary>
    public ConsumerProject At(string folder) => new(cli, Path.Combine(Folder, folder));

    /// <summary>Copies a sample of the repository, less what builds left there and what is to be left out.</summary>
    public void CopySample(string name, string[] leaveOut)
    {
        var sample = Path.Combine(BuildEnvironment.RepositoryRoot, "src", "Samples", name);
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" || leaveOut.Contains(part)))
            {
                var copy = Path.Combine(Folder, name, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    public Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(Folder, file));

    /// <summary>Adds <paramref name="content"/> at the end of the project file.</summary>
    public async Task AddToProjectAsync(string content)
    {
        var file = Path.GetFileName(Folder) + ".csproj";
        await WriteAsync(file, (await ReadAsync(file)).Replace("</Project>", content + "</Project>", StringComparison.Ordinal));
    }

    /// <summary>Compiles all of it, also what is up to date, so that every warning is printed.</summary>
    public Task<CliResult> BuildAsync(params string[] options) => cli.RunAsync(Folder, ["build", "--no-incremental", .. options]);

    /// <summary>Runs what was built, with more environment variables.</summary>
    public Task<CliResult> RunAsync(string argument, params (string Name, string Value)[] variables) =>
        cli.RunAsync(Folder, ["run", "--no-build", "--", argument], variables.ToDictionary(variable => variable.Name, variable => variable.Value));

    public Task<CliResult> DotnetAsync(params string[] arguments) => cli.RunAsync(Folder, arguments);
}
