using System.Text;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Tests.Documentation;

/// <summary>What one value of <c>ProvostGate</c> makes of the rules, and the file of the package that says so to the compiler.</summary>
internal sealed record GatePreset(string Name, string Summary, Func<DocumentedRule, string> Severity)
{
    /// <summary>What decides where two global configurations say different things: below the 0 of files without a level and the 100 of <c>.globalconfig</c>.</summary>
    public const int Level = -50;

    /// <summary>Suggestions that the strict gate shows in the build.</summary>
    private static readonly string[] s_warningsWhenStrict = ["PRV401"];

    public static GatePreset Off { get; } = new("off", "nothing is reported but what the generator cannot work with", rule => IsError(rule) ? "error" : "none");

    public static GatePreset Advice { get; } = new("advice", "everything is shown in the editor, nothing in the build", rule => IsError(rule) ? "error" : "suggestion");

    public static GatePreset Team { get; } = new("team", "warnings of usage and security fail the build, the others are printed", rule => IsWarning(rule) && FailsATeam(rule) ? "error" : rule.Severity);

    public static GatePreset Strict { get; } = new("strict", "every warning fails the build", rule => IsWarning(rule) ? "error" : s_warningsWhenStrict.Contains(rule.Id) ? "warning" : rule.Severity);

    public static IReadOnlyList<GatePreset> All { get; } = [Off, Advice, Team, Strict];

    public string Path => System.IO.Path.Combine(RuleDocs.RepositoryRoot, "build", "buildTransitive", "gates", Name + ".globalconfig");

    /// <summary>The file: a line for each rule, so that none is left to what another file says by category.</summary>
    public string Text()
    {
        var text = new StringBuilder($"""
            # ProvostGate = {Name}: {Summary}.
            # Generated from the rules. Every line gives way to an .editorconfig or .globalconfig of the project.
            is_global = true
            global_level = {Level}

            """);
        foreach (var rule in RuleCatalogue.Rules)
        {
            text.Append($"\n# {rule.Id}: {rule.Descriptor.Title}\n");
            foreach (var (key, severity) in Lines(rule)) text.Append($"{key} = {severity}\n");
        }

        return text.ToString();
    }

    /// <summary>A severity for all of PRV201 would overrule those of its tiers, and make an error of what only might be a secret.</summary>
    private IEnumerable<(string Key, string Severity)> Lines(DocumentedRule rule) => rule.Id == "PRV201" && Severity(rule) == "error"
        ? [.. TiersOf(this).Select(tier => ($"provost.secrets.severity.{tier.Name}", tier.Severity))]
        : [($"dotnet_diagnostic.{rule.Id}.severity", Severity(rule))];

    /// <summary>A format or a structure says what it is; names and values alone fail the strict gate only.</summary>
    private static (string Name, string Severity)[] TiersOf(GatePreset preset)
    {
        var named = preset == Strict ? "error" : "warning";
        return [("format", "error"), ("structure", "error"), ("token", named), ("password", named), ("key", "suggestion")];
    }

    private static bool IsError(DocumentedRule rule) => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    private static bool IsWarning(DocumentedRule rule) => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Warning;

    /// <summary>Code that does not do what it says, and secrets that cannot be taken back.</summary>
    private static bool FailsATeam(DocumentedRule rule) => rule.Descriptor.Category is "Provost.Usage" or "Provost.Security";
}
