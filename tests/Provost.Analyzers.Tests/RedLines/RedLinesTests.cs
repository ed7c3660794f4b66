using System.Diagnostics;
using System.Text.RegularExpressions;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.RedLines;

/// <summary>The sample that crosses the red lines, built by the real CLI.</summary>
public sealed partial class RedLinesTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    private static readonly string s_folder = Path.Combine(RuleDocs.RepositoryRoot, "src", "Samples", "RedLines");

    [Fact]
    public async Task A_build_prints_exactly_the_warnings_that_the_files_expect()
    {
        var output = await BuildAsync();

        Assert.Equal(Expected(), Warnings(output));
    }

    [Fact]
    public void Every_rule_has_a_file_that_shows_it()
    {
        var shown = Expected().Select(warning => (File: warning.File.Split('.')[0], warning.Id)).ToHashSet();

        Assert.All(RuleCatalogue.Rules, rule => Assert.Contains((rule.Id, rule.Id), shown));
    }

    private static List<(string File, int Line, string Id)> Expected() =>
    [
        .. Sources()
            .SelectMany(path => File.ReadLines(path).SelectMany((line, index) =>
                Ids(Marker().Match(line)).Select(id => (File: Path.GetFileName(path), Line: index + 1, Id: id))))
            .Order(),
    ];

    /// <summary>The files of the sample and of the projects in its folders, not what builds left there.</summary>
    private static IEnumerable<string> Sources() => Directory.EnumerateDirectories(s_folder)
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .Prepend(s_folder)
        .SelectMany(Directory.EnumerateFiles)
        .Where(path => Path.GetExtension(path) is ".cs" or ".txt");

    /// <summary>The warnings, each once: a build may repeat them in its summary.</summary>
    private static List<(string File, int Line, string Id)> Warnings(string output) =>
    [
        .. Warning().Matches(output)
            .DistinctBy(match => match.Value.Trim())
            .Select(match => (File: Path.GetFileName(match.Groups["file"].Value), Line: int.Parse(match.Groups["line"].Value), Id: match.Groups["id"].Value))
            .Order(),
    ];

    private static IEnumerable<string> Ids(Match marker) =>
        marker.Success ? marker.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries) : [];

    /// <summary>Builds into a folder of its own, so that it meets no other build and leaves nothing behind.</summary>
    private static async Task<string> BuildAsync()
    {
        var artifacts = Directory.CreateTempSubdirectory("redlines-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    "build", s_folder, "--artifacts-path", artifacts.FullName, "--nologo", "--disable-build-servers",
                    "-nodeReuse:false", "-consoleLoggerParameters:NoSummary;DisableConsoleColor", "-terminalLogger:off",
                },
                Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(s_limit);
            Assert.True(process.ExitCode == 0, await output + await error);
            return await output;
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"// expect: (?<ids>PRV\d{3}(, PRV\d{3})*)$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*)\((?<line>\d+),\d+\): warning (?<id>\w+):.*$", RegexOptions.Multiline)]
    private static partial Regex Warning();
}
