using System.Reflection;

namespace Guide.Tests;

/// <summary>Where the guide is.</summary>
internal static class GuideFolder
{
    public static string RepositoryRoot { get; } = typeof(GuideFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Root => Path.Combine(RepositoryRoot, "docs", "guide");

    public static string Index => Path.Combine(Root, "README.md");

    /// <summary>The names of all pages but the index, without their ending.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Root, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => name != "README").Order(StringComparer.Ordinal)];

    public static string PathOf(string page) => Path.Combine(Root, page + ".md");
}
