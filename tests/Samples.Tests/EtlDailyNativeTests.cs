using System.Text.RegularExpressions;

namespace Samples.Tests;

/// <summary>The main job without a runtime: trimmed, compiled ahead of time, and the same.</summary>
public sealed partial class EtlDailyNativeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [SkippableFact]
    public async Task Published_as_a_native_program_without_a_warning_it_runs_the_whole_job()
    {
        Skip.IfNot(NativePublishing.HasLinker, "There is no linker for native programs.");
        using var published = await NativePublishing.RunAsync("EtlDaily");
        Skip.If(published.LacksCompiler, "No feed has the compiler of native programs.");

        Assert.True(published.ExitCode == 0, published.Log);
        Assert.DoesNotMatch(Warning(), published.Log);

        var native = await RunAsync(SampleProcess.StartProgram(published.Program, _directory.Path, "--output", "native.csv"));
        var managed = await RunAsync(SampleProcess.Start("EtlDaily", _directory.Path, "--output", "managed.csv"));

        Assert.Empty(native.ErrorLines);
        Assert.Equal(0, native.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(_directory.File("managed.csv")), await File.ReadAllTextAsync(_directory.File("native.csv")));
        Assert.Equal(States(managed), States(native));
        Assert.Contains("The widest of 247 countries is", native.Error);
    }

    private static async Task<SampleResult> RunAsync(SampleProcess sample)
    {
        using (sample) return await sample.ExitAsync();
    }

    /// <summary>The table of runs without what differs from run to run.</summary>
    private static IEnumerable<string> States(SampleResult result)
    {
        var states = RunLine().Matches(result.Output).Select(match => $"{match.Groups["name"]} {match.Groups["state"]} {match.Groups["attempts"]}").ToList();
        Assert.Equal(11, states.Count);
        return states;
    }

    [GeneratedRegex(@"\bwarning\b", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();

    [GeneratedRegex(@"^ *(?<name>[\w-]+?)(-[0-9a-f]{3}| '[a-z]+-[a-z]+') +(?<state>[A-Z]\w+) +(?<attempts>\d+) ", RegexOptions.Multiline)]
    private static partial Regex RunLine();
}
