using System.Globalization;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Pipeline;

/// <summary>The same code gives the same files whatever the machine, the culture, the order of files and of parts.</summary>
public sealed class DeterminismTests
{
    private static readonly Source[] s_sources =
    [
        new("A.cs", """
            public partial class Etl
            {
                [Task(RetryDelaySeconds = [0.5, 1e20], Retries = 2, TimeoutSeconds = 1234567.25)] public static int B(int i = -1, double d = -1.5, decimal m = -2.5m) => i;
                [Flow] public static int Run() => B() + A() + new Other.Etl().C();
            }
            """),
        new("B.cs", "public partial class Etl { [Task] public static int A() => 1; [Task] public static int A(int x) => x; }"),
        new("C.cs", "namespace Other { public partial class Etl { [Task] public int C() => global::Etl.A(1); } public partial class İstanbul { [Task] public static int I() => 1; } }"),
    ];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void Culture_does_not_matter(string culture)
    {
        var expected = GeneratedProject.Create(s_sources).AssertEmits().Files;
        var before = CultureInfo.CurrentCulture;
        try
        {
            // A culture made by hand, since tests run with invariant globalisation too: its signs are what breaks generators.
            var hostile = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
            hostile.NumberFormat.NegativeSign = "\u2212";
            hostile.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, GeneratedProject.Create(s_sources).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public void The_order_of_files_does_not_matter(int first, int second, int third) =>
        Assert.Equal(
            GeneratedProject.Create(s_sources).Files.OrderBy(static file => file.Key, StringComparer.Ordinal),
            GeneratedProject.Create([s_sources[first], s_sources[second], s_sources[third]]).Files.OrderBy(static file => file.Key, StringComparer.Ordinal));

    [Fact]
    public void The_directory_does_not_matter() =>
        Assert.Equal(
            GeneratedProject.Create(s_sources.Select(static source => source with { Path = "/home/a/" + source.Path })).Files,
            GeneratedProject.Create(s_sources.Select(static source => source with { Path = "/build/b/c/" + source.Path })).Files);

    [Fact]
    public void Windows_line_ends_change_neither_proxies_nor_source_hashes()
    {
        var source = "public static partial class Etl\n{\n    /// <summary>\n    /// Two\n    /// lines.\n    /// </summary>\n    [Task(CachePolicy = CachePolicy.Default)]\n    public static string Get()\n    {\n        // Comment\n        return \"\"\"\n            a\n            b\n            \"\"\";\n    }\n}\n";
        Assert.Equal(Proxies(source), Proxies(source.Replace("\n", "\r\n", StringComparison.Ordinal)));

        static string Proxies(string text) => GeneratedProject.Create(text).AssertEmits().Files["Etl.g.cs"];
    }

    [Theory]
    [InlineData("a + 1", "a + 1 /* comment */", true)]
    [InlineData("a + 1", "a+1", true)]
    [InlineData("a + 1", "a + 2", false)]
    [InlineData("a + 1", "(a + 1)", false)]
    [InlineData("(int a)", "(long a)", false)]
    [InlineData("Retries = 1", "Retries = 2", true)]
    public void The_source_hash_follows_the_code_alone(string from, string to, bool isSame)
    {
        const string Text = "public static partial class Etl { [Task(CachePolicy = CachePolicy.TaskSource, Retries = 1)] public static long Get(int a) => a + 1; }";
        Assert.Equal(isSame, Hash(Text) == Hash(Text.Replace(from, to, StringComparison.Ordinal)));

        static string Hash(string text) => GeneratedProject.Create(text).AssertEmits().Files["Etl.g.cs"].Split('\n').Single(static line => line.Contains("SourceHash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_at_the_same_time_give_the_same_files()
    {
        var expected = GeneratedProject.Create(s_sources).Files;
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => GeneratedProject.Create(s_sources).Files)));
        Assert.All(runs, files => Assert.Equal(expected, files));
    }

    [Fact]
    public void Types_whose_names_differ_by_case_or_arity_get_files_of_their_own()
    {
        var project = GeneratedProject.Create("""
            public static partial class Etl { [Task] public static int Get() => 1; }
            public static partial class ETL { [Task] public static int Get() => 1; }
            public static partial class Etl<T> { [Task] public static int Get() => 1; }
            public static partial class Outer { public static partial class Etl { [Task] public static int Get() => 1; } }
            """).AssertEmits();
        Assert.Equal(6, project.Files.Count);
        Assert.Equal(6, project.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void File_names_are_bounded()
    {
        var name = new string('N', 300);
        var project = GeneratedProject.Create($"public static partial class {name}A {{ [Task] public static int Get() => 1; }} public static partial class {name}B {{ [Task] public static int Get() => 1; }}").AssertEmits();
        Assert.Equal(4, project.Files.Count);
        Assert.All(project.Files.Keys, static file => Assert.InRange(file.Length, 1, 120));
    }
}
