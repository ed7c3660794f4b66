using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Configuration;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>What <c>.editorconfig</c> says about I/O for one file. Two are equal when the same was written.</summary>
internal readonly struct IoOptions : IEquatable<IoOptions>
{
    private const int DefaultDepth = 8;

    private static readonly OptionDefinition s_excludedCategories = new(
        "provost.io.exclude_categories",
        "a list of `http`, `network`, `rpc`, `database`, `key-value`, `broker`, `cloud`, `mail`, `model`, `file` and `process`",
        "none",
        "Categories of I/O that no rule looks at.",
        "file, process");

    private static readonly OptionDefinition s_allowedMembers = new(
        "provost.io.allowed_members",
        "a list of members with their types in full, in which `*` stands for any characters",
        "none",
        "Members that no rule takes for I/O.",
        "System.IO.File.Delete, System.Net.Dns.*");

    private static readonly OptionDefinition s_depth = new(
        "provost.io.depth",
        "a number of calls",
        DefaultDepth.ToString(CultureInfo.InvariantCulture),
        "How many calls deep the helpers of a flow or task are followed; with 0 they are not.",
        "4");

    /// <summary>What holds where nothing is written.</summary>
    public static readonly IoOptions Default = new(excludedCategories: null, allowedMembers: null, depth: null);

    private readonly string _written;
    private readonly ImmutableArray<string> _allowedMembers;
    private readonly ImmutableArray<IoCategory> _excludedCategories;

    private IoOptions(string? excludedCategories, string? allowedMembers, string? depth)
    {
        _written = $"{excludedCategories}\n{allowedMembers}\n{depth}";
        _excludedCategories = [.. List(excludedCategories).Select(IoCategories.Parse).OfType<IoCategory>()];
        _allowedMembers = [.. List(allowedMembers)];
        Depth = TryParseDepth(depth, out var calls) ? calls : DefaultDepth;
    }

    public static ImmutableArray<OptionDefinition> Definitions { get; } = [s_excludedCategories, s_allowedMembers, s_depth];

    /// <summary>How many calls deep the helpers of a flow or task are followed; with 0 they are not.</summary>
    public int Depth { get; }

    public static IoOptions For(AnalyzerOptions options, SyntaxTree tree)
    {
        var config = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return new(s_excludedCategories.In(config), s_allowedMembers.In(config), s_depth.In(config));
    }

    /// <summary>What is wrong with the value of a setting, if it is one of these.</summary>
    public static string? ProblemOf(string key, string value) => key switch
    {
        _ when key == s_excludedCategories.Key && List(value).FirstOrDefault(name => IoCategories.Parse(name) is null) is { } name => $"'{name}' is no category of I/O",
        _ when key == s_depth.Key && !TryParseDepth(value, out _) => $"'{value}' is no number of calls",
        _ => null,
    };

    /// <summary>Whether an API is none of the rules' business.</summary>
    public bool Ignores(IoApi api)
    {
        if (_excludedCategories.Contains(api.Category))
        {
            return true;
        }

        if (_allowedMembers.IsEmpty)
        {
            return false;
        }

        var member = MetadataName.Of(api.Method.ContainingType) + "." + (api.Method.AssociatedSymbol?.Name ?? api.Method.Name);
        return _allowedMembers.Any(pattern => NamePattern.Matches(pattern, member));
    }

    public bool Equals(IoOptions other) => _written == other._written;

    public override bool Equals(object? obj) => obj is IoOptions other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_written);

    private static bool TryParseDepth(string? value, out int calls) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out calls);

    private static IEnumerable<string> List(string? value) =>
        (value ?? "").Split(',').Select(item => item.Trim()).Where(item => item.Length > 0);
}
