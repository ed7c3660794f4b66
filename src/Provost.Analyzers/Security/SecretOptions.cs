using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Configuration;

namespace Provost.Analyzers.Security;

/// <summary>What <c>.editorconfig</c> says about secrets for one file.</summary>
internal sealed class SecretOptions
{
    private const string Prefix = "provost.secrets.";

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

    private static readonly OptionDefinition s_names = new(
        Prefix + "names",
        "a list of names made of letters, digits, '_', '-' and '.'",
        "none",
        "Names that promise a secret in this project; the words of one must follow each other in the name of a place: `door_code` is found in `FrontDoorCode`.",
        "door_code, pin");

    private static readonly OptionDefinition s_prefixes = new(
        Prefix + "prefixes",
        "a list of prefixes of at least three letters, digits, '_', '-' and '.'",
        "none",
        "Prefixes of the project's own credentials; what follows must be at least twelve varied characters.",
        "acme_live_");

    private static readonly OptionDefinition s_allowedValues = new(
        Prefix + "allowed_values",
        "a list of SHA-256 hashes, 64 hexadecimal digits each",
        "none",
        "Hashes of values that are no secrets, so that the list gives none away; of the secret itself or of the whole text.",
        "c775e7b757ede630cd0aa1113bd102661ab38829ca52a6422ab782862f268646");

    private static readonly OptionDefinition s_allowedPathPatterns = new(
        Prefix + "allowed_paths",
        "a list of paths in which '*', '**' and '?' stand for others",
        "none",
        "Files to leave out: `?`, `*` inside a name, `**` for any folders; matched from any folder unless it starts with `/`.",
        "**/Fixtures/**");

    private static readonly OptionDefinition s_tiersInTests = new(
        Prefix + "test_tiers",
        $"'all', 'none' or a list of {TierNames}",
        "format",
        "What is looked for in test projects.",
        "format, structure");

    private static readonly ImmutableDictionary<SecretTier, OptionDefinition> s_severityOf = s_tiers.ToImmutableDictionary(
        static tier => tier.Value,
        static tier => new OptionDefinition(
            $"{Prefix}severity.{tier.Key}",
            "'error', 'warning', 'suggestion', 'silent', 'none' or 'default'",
            DefaultSeverityOf(tier.Value) == DiagnosticSeverity.Info ? "suggestion" : "warning",
            $"The severity of {DescriptionOf(tier.Value)}.",
            "error"));

    private readonly ImmutableDictionary<SecretTier, DiagnosticSeverity?> _severities;
    private readonly ImmutableHashSet<SecretTier> _testTiers;
    private readonly ImmutableHashSet<string> _allowedValues;
    private readonly ImmutableArray<string> _allowedPaths;

    private SecretOptions(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report)
    {
        Names = List(settings, s_names, static name => name.Any(char.IsLetter) && name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.'), report);
        Prefixes = List(settings, s_prefixes, static prefix => prefix.Length >= MinPrefix && s_prefixCharacters.Run(prefix, 0, prefix.Length) == prefix.Length, report);
        _allowedValues = ImmutableHashSet.CreateRange(StringComparer.OrdinalIgnoreCase, List(settings, s_allowedValues, static hash => hash.Length == HashLength && CharacterSet.Hex.Run(hash, 0, HashLength) == HashLength, report));
        _allowedPaths = List(settings, s_allowedPathPatterns, static path => path.IndexOfAny(['[', ']', '{', '}']) < 0, report);
        _testTiers = TestTiers(settings, report);
        _severities = s_tiers.Values.ToImmutableDictionary(static tier => tier, tier => Severity(settings, tier, report));
        ReportUnknown(settings, report);
    }

    /// <summary>All options about secrets.</summary>
    public static ImmutableArray<OptionDefinition> Definitions { get; } = [s_names, s_prefixes, s_allowedValues, s_allowedPathPatterns, .. s_tiers.Values.OrderBy(static tier => tier).Select(static tier => s_severityOf[tier]), s_tiersInTests];

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

    /// <summary>Whether an option is one about secrets, existing or not.</summary>
    public static bool IsAbout(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

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

    private static ImmutableArray<string> List(IReadOnlyDictionary<string, string> settings, OptionDefinition option, Func<string, bool> isValid, Action<SecretOptionProblem> report)
    {
        var items = Items(settings, option.Key);
        foreach (var wrong in items.Where(item => !isValid(item)))
        {
            report(new(option.Key, wrong, option.Value));
        }

        return [.. items.Where(isValid)];
    }

    private static ImmutableArray<string> Items(IReadOnlyDictionary<string, string> settings, string key) =>
        settings.TryGetValue(key, out var value) ? [.. value.Split(',').Select(static item => item.Trim()).Where(static item => item.Length > 0)] : [];

    private static ImmutableHashSet<SecretTier> TestTiers(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report)
    {
        if (!settings.TryGetValue(s_tiersInTests.Key, out var value))
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
                return [.. List(settings, s_tiersInTests, s_tiers.ContainsKey, report).Select(name => s_tiers[name])];
        }
    }

    private static DiagnosticSeverity? Severity(IReadOnlyDictionary<string, string> settings, SecretTier tier, Action<SecretOptionProblem> report)
    {
        var option = s_severityOf[tier];
        var byDefault = DefaultSeverityOf(tier);
        if (!settings.TryGetValue(option.Key, out var value))
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
                report(new(option.Key, value, option.Value));
                return byDefault;
        }
    }

    private static void ReportUnknown(IReadOnlyDictionary<string, string> settings, Action<SecretOptionProblem> report)
    {
        foreach (var setting in settings.Where(static setting => Definitions.All(option => option.Key != setting.Key)))
        {
            report(new(setting.Key, setting.Value, "no option of this name; there are " + string.Join(", ", Definitions.Select(static option => option.Key).OrderBy(static key => key, StringComparer.Ordinal))));
        }
    }

    private static DiagnosticSeverity DefaultSeverityOf(SecretTier tier) => tier is SecretTier.WeakName ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static string DescriptionOf(SecretTier tier) => tier switch
    {
        SecretTier.Format => "formats that say what they are, tier A",
        SecretTier.Structure => "structures that carry a secret, tier D",
        SecretTier.NamedToken => "opaque values under the name of a token, tier B",
        SecretTier.NamedPassword => "values under the name of a password, tier C",
        _ => "random values under the name of just some key, tier E",
    };

    private static string TierNames => string.Join(", ", s_tiers.Keys.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
