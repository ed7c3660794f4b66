using System.Text.RegularExpressions;

namespace Provost.Tests;

/// <summary>The tests that name a row, of all test projects. They are read from the sources, so that no project needs to load the others.</summary>
internal static partial class Evidence
{
    public static ILookup<string, NamedTest> Tests { get; } =
        (from file in Directory.EnumerateFiles(Repository.PathTo("tests"), "*.cs", SearchOption.AllDirectories)
         let path = Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/')
         where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
         from test in TestsOf(path, File.ReadAllText(file))
         orderby test.File, test.Method
         select test).Distinct().ToLookup(test => test.Row);

    private static IEnumerable<NamedTest> TestsOf(string path, string text) =>
        from mention in MentionPattern().Matches(text)
        let method = MethodPattern().Match(text, mention.Index).Groups["name"].Value
        from id in IdPattern().Matches(mention.Value)
        select new NamedTest(id.Groups["id"].Value, method, path);

    [GeneratedRegex(@"^    \[PrefectBehaviour\(.*\)\]", RegexOptions.Multiline)]
    private static partial Regex MentionPattern();

    [GeneratedRegex(@"^    public [^(\n]*?(?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"""(?<id>\w+)""")]
    private static partial Regex IdPattern();
}
