using System.Globalization;
using System.IO.Compression;

namespace Provost.Package.Tests;

/// <summary>
/// The package, packed once for all tests from what the build made, in a feed of its own. Consumer projects restore it
/// from there and what it depends on from the folder the build restored into: no other source is asked.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"provost-package-{Guid.NewGuid():N}");

    internal DotnetCli Cli { get; private set; } = null!;

    /// <summary>Unlike any published version, so that a packages folder that has Provost cannot stand in for this one.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}");

    public string PackageFile => Path.Combine(_root, "feed", $"Provost.{Version}.nupkg");

    public async Task InitializeAsync()
    {
        Cli = new DotnetCli(Path.Combine(_root, "packages"));
        Directory.CreateDirectory(_root);
        File.Copy(Path.Combine(BuildEnvironment.RepositoryRoot, "global.json"), Path.Combine(_root, "global.json"));
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, ".editorconfig"), "root = true\n");
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="feed" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored-by-the-build" value="{BuildEnvironment.NuGetPackageRoot}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        await PackAsync("feed");
    }

    /// <summary>Packs what the build made into <paramref name="folder"/> and returns the file.</summary>
    public async Task<string> PackAsync(string folder)
    {
        var project = Path.Combine(BuildEnvironment.RepositoryRoot, "src", "Provost.Package");
        var output = Path.Combine(_root, folder);
        var result = await Cli.RunAsync(
            project, "pack", "--no-build", "-c", BuildEnvironment.Configuration, "-o", output, $"-p:PackageVersion={Version}");
        result.MustSucceed();
        return Path.Combine(output, $"Provost.{Version}.nupkg");
    }

    public ZipArchive Open() => ZipFile.OpenRead(PackageFile);

    /// <summary>The text of one file in the package.</summary>
    public async Task<string> ReadAsync(string entry)
    {
        using var package = Open();
        using var reader = new StreamReader(package.GetEntry(entry)!.Open());
        return await reader.ReadToEndAsync();
    }

    /// <summary>A console project as <c>dotnet new console</c> and <c>dotnet add package Provost</c> make it, and nothing else.</summary>
    internal Task<ConsumerProject> NewConsoleProjectAsync(string name) => NewProjectWithPackageAsync("console", name);

    /// <summary>As <see cref="NewConsoleProjectAsync"/>, for a class library.</summary>
    internal Task<ConsumerProject> NewClassLibraryAsync(string name) => NewProjectWithPackageAsync("classlib", name);

    /// <summary>A project as <c>dotnet new</c> makes it, without the package.</summary>
    internal async Task<ConsumerProject> NewProjectAsync(string template, string name)
    {
        (await Cli.RunAsync(_root, "new", template, "-n", name, "--no-restore")).MustSucceed();
        return new ConsumerProject(Cli, Path.Combine(_root, name));
    }

    /// <summary>An empty folder.</summary>
    internal ConsumerProject NewFolder(string name) => new(Cli, Directory.CreateDirectory(Path.Combine(_root, name)).FullName);

    private async Task<ConsumerProject> NewProjectWithPackageAsync(string template, string name)
    {
        var project = await NewProjectAsync(template, name);
        (await project.DotnetAsync("add", "package", "Provost", "--version", Version)).MustSucceed();
        return project;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }
}
