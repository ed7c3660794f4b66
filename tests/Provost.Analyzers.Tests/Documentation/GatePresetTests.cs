using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>The files behind <c>ProvostGate</c> know every rule, say what their name promises, and give way to what a project says.</summary>
public sealed class GatePresetTests
{
    public static TheoryData<string> Names => [.. GatePreset.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_is_what_the_rules_make_it(string name)
    {
        var preset = Preset(name);

        RuleDocs.AssertCurrent(preset.Path, File.Exists(preset.Path) ? File.ReadAllText(preset.Path) : "", preset.Text());
    }

    [Fact]
    public void There_is_no_file_beside_them() =>
        Assert.Equal(
            GatePreset.All.Select(preset => preset.Path).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.GetDirectoryName(GatePreset.Off.Path)!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("off", "none", "none", "none", "none", "error")]
    [InlineData("advice", "suggestion", "suggestion", "suggestion", "suggestion", "error")]
    [InlineData("team", "error", "error", "warning", "suggestion", "error")]
    [InlineData("strict", "error", "error", "error", "suggestion", "error")]
    public void Severities_go_by_default_and_category(string name, string usageWarning, string securityWarning, string otherWarning, string suggestion, string error)
    {
        var severity = Preset(name).Severity;

        Assert.All(RuleCatalogue.Rules.Where(rule => rule.Id != "PRV401"), rule => Assert.Equal(
            (rule.Severity, rule.Descriptor.Category) switch
            {
                ("error", _) => error,
                ("suggestion", _) => suggestion,
                (_, "Provost.Usage") => usageWarning,
                (_, "Provost.Security") => securityWarning,
                _ => otherWarning,
            },
            severity(rule)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiler_reads_every_line(string name)
    {
        var preset = Preset(name);

        var read = Read(preset);

        Assert.All(RuleCatalogue.Rules.Where(rule => rule.Id != "PRV201"), rule => Assert.Equal(preset.Severity(rule), Spelling(read.TreeOptions[rule.Id])));
    }

    [Theory]
    [InlineData("off", "none", "- - - - -")]
    [InlineData("advice", "suggestion", "- - - - -")]
    [InlineData("team", "-", "error error warning warning suggestion")]
    [InlineData("strict", "-", "error error error error suggestion")]
    public void Secrets_keep_their_tiers(string name, string ofAll, string ofTiers)
    {
        var read = Read(Preset(name));

        Assert.Equal(ofAll, read.TreeOptions.TryGetValue("PRV201", out var severity) ? Spelling(severity) : "-");
        Assert.Equal(
            ofTiers.Split(' '),
            new[] { "format", "structure", "token", "password", "key" }.Select(tier => read.AnalyzerOptions.GetValueOrDefault("provost.secrets.severity." + tier, "-")));
    }

    [Theory]
    [InlineData("/p/.globalconfig", "is_global = true\ndotnet_diagnostic.PRV301.severity = suggestion")]
    [InlineData("/p/ours.globalconfig", "is_global = true\ndotnet_diagnostic.PRV301.severity = suggestion")]
    [InlineData("/p/.editorconfig", "[*.cs]\ndotnet_diagnostic.PRV301.severity = suggestion")]
    public void What_a_project_says_wins(string path, string text)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(GatePreset.Strict.Text(), GatePreset.Strict.Path), AnalyzerConfig.Parse(text, path) }, out var problems);

        var ofFile = set.GetOptionsForSourcePath("/p/Program.cs").TreeOptions;

        Assert.Empty(problems);
        Assert.Equal(ReportDiagnostic.Info, ofFile.TryGetValue("PRV301", out var own) ? own : set.GlobalConfigOptions.TreeOptions["PRV301"]);
        Assert.Equal(ReportDiagnostic.Error, set.GlobalConfigOptions.TreeOptions["PRV302"]);
    }

    private static GatePreset Preset(string name) => GatePreset.All.Single(preset => preset.Name == name);

    private static AnalyzerConfigOptionsResult Read(GatePreset preset)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(preset.Text(), preset.Path) }, out var problems);
        Assert.Empty(problems);
        Assert.Empty(set.GlobalConfigOptions.Diagnostics);
        return set.GlobalConfigOptions;
    }

    private static string Spelling(ReportDiagnostic severity) => severity switch
    {
        ReportDiagnostic.Error => "error",
        ReportDiagnostic.Warn => "warning",
        ReportDiagnostic.Info => "suggestion",
        ReportDiagnostic.Suppress => "none",
        _ => severity.ToString(),
    };
}
