using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reliability;

/// <summary>What <c>.editorconfig</c> says about I/O for one file.</summary>
internal readonly struct IoOptions
{
    private const string ExcludedCategoriesKey = "provost.io.exclude_categories";
    private const string AllowedMembersKey = "provost.io.allowed_members";

    private readonly ImmutableArray<string> _allowedMembers;
    private readonly ImmutableArray<IoCategory> _excludedCategories;

    private IoOptions(ImmutableArray<IoCategory> excludedCategories, ImmutableArray<string> allowedMembers)
    {
        _excludedCategories = excludedCategories;
        _allowedMembers = allowedMembers;
    }

    public static IoOptions For(AnalyzerOptions options, SyntaxTree tree)
    {
        var config = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return new(
            [.. List(config, ExcludedCategoriesKey).Select(IoCategories.Parse).OfType<IoCategory>()],
            [.. List(config, AllowedMembersKey)]);
    }

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

    private static IEnumerable<string> List(AnalyzerConfigOptions config, string key) =>
        config.TryGetValue(key, out var value)
            ? value.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0)
            : [];
}
