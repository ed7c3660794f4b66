using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>What <c>.editorconfig</c> says about I/O for one file. Two are equal when the same was written.</summary>
internal readonly struct IoOptions : IEquatable<IoOptions>
{
    private const string ExcludedCategoriesKey = "provost.io.exclude_categories";
    private const string AllowedMembersKey = "provost.io.allowed_members";
    private const string DepthKey = "provost.io.depth";
    private const int DefaultDepth = 8;

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

    /// <summary>How many calls deep the helpers of a flow or task are followed; with 0 they are not.</summary>
    public int Depth { get; }

    public static IoOptions For(AnalyzerOptions options, SyntaxTree tree)
    {
        var config = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return new(Value(config, ExcludedCategoriesKey), Value(config, AllowedMembersKey), Value(config, DepthKey));
    }

    /// <summary>What is wrong with the value of a setting, if it is one of these.</summary>
    public static string? ProblemOf(string key, string value) => key switch
    {
        ExcludedCategoriesKey when List(value).FirstOrDefault(name => IoCategories.Parse(name) is null) is { } name => $"'{name}' is no category of I/O",
        DepthKey when !TryParseDepth(value, out _) => $"'{value}' is no number of calls",
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

    private static string? Value(AnalyzerConfigOptions config, string key) => config.TryGetValue(key, out var value) ? value : null;

    private static bool TryParseDepth(string? value, out int calls) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out calls);

    private static IEnumerable<string> List(string? value) =>
        (value ?? "").Split(',').Select(item => item.Trim()).Where(item => item.Length > 0);
}
