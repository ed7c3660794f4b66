using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Configuration;

namespace Provost.Analyzers.Security.Leaks;

/// <summary>What <c>.editorconfig</c> says about leaks.</summary>
internal static class LeakOptions
{
    private const string Prefix = "provost.leaks.";

    public static readonly OptionDefinition Sinks = new(
        Prefix + "sinks",
        "a list of members with their types in full, such as 'Company.Audit.Write', 'Company.Entry.ctor' or 'Company.Artifacts.*'",
        "none",
        "Members of your own that show what they are given.",
        "Company.Artifacts.*, Company.Audit.Entry.ctor");

    /// <summary>Whether an option is one about leaks, existing or not.</summary>
    public static bool IsAbout(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The sinks that the settings for a file add; what names no member is left out.</summary>
    public static ImmutableArray<string> SinksFor(AnalyzerOptions options, SyntaxTree tree) =>
        Sinks.In(options.AnalyzerConfigOptionsProvider.GetOptions(tree)) is { } value ? [.. Items(value).Where(NamesMember)] : [];

    /// <summary>What is wrong in the settings of the compilation's files, each once.</summary>
    public static ImmutableArray<SecretOptionProblem> Problems(AnalyzerOptions options, IEnumerable<SyntaxTree> trees) =>
    [
        .. trees
            .SelectMany(tree => SecretOptions.SettingsIn(options.AnalyzerConfigOptionsProvider.GetOptions(tree), Prefix))
            .Distinct()
            .SelectMany(static setting => Problems(setting.Key, setting.Value))
            .GroupBy(static problem => (problem.Key, problem.Value))
            .OrderBy(static same => same.Key.Key, StringComparer.Ordinal)
            .ThenBy(static same => same.Key.Value, StringComparer.Ordinal)
            .Select(static same => same.First()),
    ];

    private static IEnumerable<SecretOptionProblem> Problems(string key, string value) => key == Sinks.Key
        ? Items(value).Where(static item => !NamesMember(item)).Select(item => new SecretOptionProblem(key, item, Sinks.Value))
        : [new(key, value, $"no option of this name; there is {Sinks.Key}")];

    private static IEnumerable<string> Items(string value) => value.Split(',').Select(static item => item.Trim()).Where(static item => item.Length > 0);

    /// <summary>Whether it is a type and a member, or a pattern that may stand for both.</summary>
    private static bool NamesMember(string pattern)
    {
        var parts = pattern.Split('.', '+');
        return parts.All(static part => part.Length > 0 && part.All(static character => char.IsLetterOrDigit(character) || character is '_' or '*' or '`'))
            && (parts.Length > 1 || pattern.Contains("*"));
    }
}
