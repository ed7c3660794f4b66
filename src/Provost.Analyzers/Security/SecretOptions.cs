using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Security;

/// <summary>What <c>.editorconfig</c> says about secrets for one file.</summary>
internal sealed class SecretOptions
{
    private const string Prefix = "provost.secrets.";

    private const string SeverityPrefix = Prefix + "severity.";
    private const string NamesKey = Prefix + "names";
    private const string PrefixesKey = Prefix + "prefixes";
    private const string AllowedValuesKey = Prefix + "allowed_values";
    private const string AllowedPathsKey = Prefix + "allowed_paths";
    private const string TestTiersKey = Prefix + "test_tiers";

    private const int MinPrefix = 3;
    private const int HashLength = 64;

    private static readonly CharacterSet s_prefixCharacters = CharacterSet.Dotted;
    private static readonly ImmutableDictionary<string, SecretTier> s_tiers = ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase,
    [
        new KeyValuePair<string, SecretTier>("format", SecretTier.Format),
        new("structure", SecretTier.Structure),
        new("token", SecretTier.NamedToken),
        new("password", SecretTier.NamedPassword),
        new("key", SecretTier.WeakName),
    ]);

    private readonly ImmutableDictionary<SecretTier, DiagnosticSeverity?> _severities;
    private readonly ImmutableHashSet<SecretTier> _testTiers;
    private readonly ImmutableHashSet<string> _allowedValues;
    private readonly ImmutableArray<string> _allowedPaths;

    private SecretOptions(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report)
    {
        Names = List(settings, NamesKey, static name => name.Any(char.IsLetter) && name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.'), "a list of names made of letters, digits, '_', '-' and '.'", report);
        Prefixes = List(settings, PrefixesKey, static prefix => prefix.Length >= MinPrefix && s_prefixCharacters.Run(prefix, 0, prefix.Length) == prefix.Length, "a list of prefixes of at least three letters, digits, '_', '-' and '.'", report);
        _allowedValues = ImmutableHashSet.CreateRange(StringComparer.OrdinalIgnoreCase, List(settings, AllowedValuesKey, static hash => hash.Length == HashLength && CharacterSet.Hex.Run(hash, 0, HashLength) == HashLength, "a list of SHA-256 hashes, 64 hexadecimal digits each", report));
        _allowedPaths = List(settings, AllowedPathsKey, static path => path.IndexOfAny(['[', ']', '{', '}']) < 0, "a list of paths in which '*', '**' and '?' stand for others", report);
        _testTiers = TestTiers(settings, report);
        _severities = s_tiers.Values.ToImmutableDictionary(static tier => tier, tier => Severity(settings, tier, report));
        ReportUnknown(settings, report);
    }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<string> Prefixes { get; }

    /// <summary>Reads the settings, whose keys all start with <see cref="Prefix"/>; what is wrong in them is reported, and left out.</summary>
    public static SecretOptions Read(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report) => new(settings, report);

    /// <summary>The settings for a file whose keys start with the prefix: those about secrets, unless another is given.</summary>
    public static ImmutableSortedDictionary<string, string> SettingsIn(AnalyzerConfigOptions config, string prefix = Prefix)
    {
        var settings = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var key in config.Keys)
        {
            if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && config.TryGetValue(key, out var value))
            {
                settings = settings.SetItem(key.ToLowerInvariant(), value);
            }
        }

        return settings;
    }

    /// <summary>The severity of a tier; <see langword="null"/>: not reported.</summary>
    public DiagnosticSeverity? SeverityOf(SecretTier tier) => _severities[tier];

    public bool IsOnInTests(SecretTier tier) => _testTiers.Contains(tier);

    public bool AllowsPath(string path) => !_allowedPaths.IsEmpty && _allowedPaths.Any(pattern => PathPattern.Matches(pattern, path));

    /// <summary>Whether the secret, or the whole text that holds it, is one of the allowed values.</summary>
    public bool Allows(string text, SecretFinding finding) =>
        !_allowedValues.IsEmpty
        && (_allowedValues.Contains(HashOf(text.Substring(finding.Start, finding.Length))) || (!finding.IsWholeOf(text) && _allowedValues.Contains(HashOf(text))));

    private static string HashOf(string value)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(value)).Select(static part => part.ToString("x2")));
    }

    private static ImmutableArray<string> List(IReadOnlyDictionary<string, string> settings, string key, Func<string, bool> isValid, string allowed, Action<SecretOptionProblem> report)
    {
        var items = Items(settings, key);
        foreach (var wrong in items.Where(item => !isValid(item)))
        {
            report(new(key, wrong, allowed));
        }

        return [.. items.Where(isValid)];
    }

    private static ImmutableArray<string> Items(IReadOnlyDictionary<string, string> settings, string key) =>
        settings.TryGetValue(key, out var value) ? [.. value.Split(',').Select(static item => item.Trim()).Where(static item => item.Length > 0)] : [];

    private static ImmutableHashSet<SecretTier> TestTiers(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report)
    {
        if (!settings.TryGetValue(TestTiersKey, out var value))
        {
            return [SecretTier.Format];
        }

        switch (value.Trim().ToLowerInvariant())
        {
            case "all":
                return [.. s_tiers.Values];
            case "none":
                return [];
            default:
                return [.. List(settings, TestTiersKey, s_tiers.ContainsKey, $"'all', 'none' or a list of {TierNames}", report).Select(name => s_tiers[name])];
        }
    }

    private static DiagnosticSeverity? Severity(IReadOnlyDictionary<string, string> settings, SecretTier tier, Action<SecretOptionProblem> report)
    {
        var key = SeverityPrefix + s_tiers.First(pair => pair.Value == tier).Key;
        var byDefault = tier is SecretTier.WeakName ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        if (!settings.TryGetValue(key, out var value))
        {
            return byDefault;
        }

        switch (value.Trim().ToLowerInvariant())
        {
            case "error":
                return DiagnosticSeverity.Error;
            case "warning":
                return DiagnosticSeverity.Warning;
            case "suggestion":
                return DiagnosticSeverity.Info;
            case "silent":
                return DiagnosticSeverity.Hidden;
            case "none":
                return null;
            case "default":
                return byDefault;
            default:
                report(new(key, value, "'error', 'warning', 'suggestion', 'silent', 'none' or 'default'"));
                return byDefault;
        }
    }

    private static void ReportUnknown(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report)
    {
        var known = s_tiers.Keys.Select(static tier => SeverityPrefix + tier).Concat([NamesKey, PrefixesKey, AllowedValuesKey, AllowedPathsKey, TestTiersKey]).ToList();
        foreach (var setting in settings.Where(setting => !known.Contains(setting.Key)))
        {
            report(new(setting.Key, setting.Value, "no option of this name; there are " + string.Join(", ", known.OrderBy(static key => key, StringComparer.Ordinal))));
        }
    }

    private static string TierNames => string.Join(", ", s_tiers.Keys.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
