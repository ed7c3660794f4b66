using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Security;

/// <summary>The detectors of one compilation: files with the same settings share one, with those of other compilations.</summary>
internal sealed class SecretDetectors(AnalyzerOptions options, bool isTestProject)
{
    /// <summary>A solution has few different settings, and each change of one compilation makes the next one.</summary>
    private static readonly ConcurrentDictionary<(string Settings, bool IsTestProject), SecretDetector> s_bySettings = new();

    private readonly ConcurrentDictionary<SyntaxTree, SecretDetector?> _byTree = new();

    /// <summary>The detector for a file; <see langword="null"/> where the file is not to be looked at.</summary>
    public SecretDetector? For(SyntaxTree tree) => _byTree.TryGetValue(tree, out var known) ? known : _byTree.GetOrAdd(tree, Create);

    /// <summary>What is wrong in the settings of the compilation's files, each once.</summary>
    public ImmutableArray<SecretOptionProblem> Problems(IEnumerable<SyntaxTree> trees)
    {
        var problems = ImmutableDictionary<(string, string), SecretOptionProblem>.Empty;
        foreach (var settings in trees.Select(SettingsOf).Where(static settings => !settings.IsEmpty).GroupBy(Text).Select(static same => same.First()))
        {
            SecretOptions.Read(settings, problem => problems = problems.SetItem((problem.Key, problem.Value), problem));
        }

        return [.. problems.Values.OrderBy(static problem => problem.Key, StringComparer.Ordinal).ThenBy(static problem => problem.Value, StringComparer.Ordinal)];
    }

    private SecretDetector? Create(SyntaxTree tree)
    {
        var settings = SettingsOf(tree);
        var key = (Text(settings), isTestProject);
        var detector = s_bySettings.TryGetValue(key, out var known) ? known : s_bySettings.GetOrAdd(key, new SecretDetector(SecretOptions.Read(settings, static _ => { }), isTestProject));
        return detector.Options.AllowsPath(tree.FilePath) ? null : detector;
    }

    private ImmutableSortedDictionary<string, string> SettingsOf(SyntaxTree tree) => SecretOptions.SettingsIn(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    private static string Text(ImmutableSortedDictionary<string, string> settings) =>
        settings.IsEmpty ? "" : string.Join("\n", settings.Select(static setting => setting.Key + "=" + setting.Value));
}
