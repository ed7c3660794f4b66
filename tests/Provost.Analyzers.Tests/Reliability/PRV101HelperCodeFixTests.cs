using Microsoft.CodeAnalysis;
using Provost.Analyzers.Tests.Documentation;
using VerifyFix = Provost.Analyzers.Tests.VerifyFix<
    Provost.Analyzers.Reliability.PRV101UnwrappedIoAnalyzer,
    Provost.CodeFixes.Reliability.PRV101UnwrappedIoCodeFixProvider>;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>The fixes of PRV101 where a helper does the I/O.</summary>
public sealed class PRV101HelperCodeFixTests
{
    [Fact]
    public Task Marks_the_helper_and_keeps_its_comments() => MarkAsync(
        """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<int> RunAsync(string url)
            {
                var text = await [|LoadAsync|](url);
                return text.Length;
            }

            /// <summary>Loads.</summary>
            [Obsolete] // soon
            private static async Task<string> LoadAsync(string url, CancellationToken token = default) => await s_http.GetStringAsync(url, token);
        }
        """,
        """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new();

            [Flow]
            public static async Task<int> RunAsync(string url)
            {
                var text = await LoadAsync(url);
                return text.Length;
            }

            /// <summary>Loads.</summary>
            [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
            [Obsolete] // soon
            private static async Task<string> LoadAsync(string url, CancellationToken token = default) => await s_http.GetStringAsync(url, token);
        }
        """,
        isClean: false);

    [Fact]
    public Task Marks_a_generic_helper() => MarkAsync(
        """
        public static partial class Etl
        {
            [Flow]
            public static int Run(string path) => [|Read|](path, 3);

            private static T Read<T>(string path, T other) => File.ReadAllText(path).Length > 0 ? other : default!;
        }
        """,
        """
        public static partial class Etl
        {
            [Flow]
            public static int Run(string path) => Read(path, 3);

            [Task]
            private static T Read<T>(string path, T other) => File.ReadAllText(path).Length > 0 ? other : default!;
        }
        """);

    [Fact]
    public Task Marks_a_helper_of_another_type_and_makes_that_partial() => MarkAsync(
        """
        public static partial class Etl
        {
            [Flow]
            public static void Run(string path)
            {
                Disk.Files.[|Write|](path);
            }

            [Flow]
            public static void Other(string path) => Disk.Files.[|Write|](path);
        }

        public static class Disk
        {
            internal static class Files
            {
                internal static void Write(string path)
                {
                    File.WriteAllText(path, "");
                }
            }
        }
        """,
        """
        public static partial class Etl
        {
            [Flow]
            public static void Run(string path)
            {
                Disk.Files.Write(path);
            }

            [Flow]
            public static void Other(string path) => Disk.Files.Write(path);
        }

        public static partial class Disk
        {
            internal static partial class Files
            {
                [Task]
                internal static void Write(string path)
                {
                    File.WriteAllText(path, "");
                }
            }
        }
        """);

    [Fact]
    public async Task Marks_a_helper_in_another_file()
    {
        const string Flow = """
            public static partial class Etl
            {
                [Flow] public static string Run(string path) => {|PRV101:Read|}(path);
            }
            """;
        const string Helper = """
            public static partial class Etl
            {
                private static string Read(string path) => File.ReadAllText(path);
            }
            """;
        var test = VerifyFix.Test(Flow, Flow.Replace("{|PRV101:Read|}", "Read", StringComparison.Ordinal));
        test.TestState.Sources.Add(("/0/Helper.cs", Helper));
        test.FixedState.Sources.Add(("/0/Helper.cs", Helper.Replace("    private", "    [Task]\n    private", StringComparison.Ordinal)));
        test.CodeActionEquivalenceKey = "MarkHelper";
        await test.RunAsync();
    }

    [Theory]
    // A live object goes in or comes out.
    [InlineData("var text = {0}(new MemoryStream(), path);", "private static string Helper(Stream s, string p) => File.ReadAllText(p);")]
    [InlineData("using var stream = {0}(path);", "private static Stream Helper(string p) => File.OpenRead(p);")]
    [InlineData("foreach (var line in {0}(path)) {{ }}", "private static IEnumerable<string> Helper(string p) { foreach (var line in File.ReadLines(p)) yield return line; }")]
    [InlineData("{0}(() => path);", "private static void Helper(Func<string> p) => File.Delete(p());")]
    [InlineData("{0}(ref path);", "private static void Helper(ref string p) => File.Delete(p);")]
    // It runs tasks itself.
    [InlineData("{0}(path);", "private static void Helper(string p) { Clean(p); File.Delete(p); } [Task] private static void Clean(string p) { }")]
    // Its name would meet another.
    [InlineData("{0}(path);", "private static void Helper(string p) => File.Delete(p); private static int HelperTask => 1;")]
    // The call may run another method than the one that is marked.
    [InlineData("new Base().{0}(path);", "private class Base { public virtual void Helper(string p) => File.Delete(p); }")]
    [InlineData("((IBase)new Base()).{0}(path);", "private interface IBase { void Helper(string p); } private sealed class Base : IBase { public void Helper(string p) => File.Delete(p); }")]
    [InlineData("new {0}(path);", "private sealed class Helper { public Helper(string p) => File.Delete(p); }")]
    public async Task Does_not_mark_what_an_attribute_would_not_make_a_task(string body, string members)
    {
        var source = Program(string.Format(body, "{|PRV101:Helper|}"), members);
        var test = VerifyFix.Test(source, source);
        test.CodeActionEquivalenceKey = "MarkHelper";
        await test.RunAsync();
    }

    [Fact]
    public async Task Extracts_the_call_of_a_helper()
    {
        const string Source = """
            public partial class Etl(Repository repository)
            {
                [Flow]
                public async Task<int> RunAsync(string url)
                {
                    var rows = await repository.[|LoadAsync|](url);
                    rows += await repository.LoadAsync(url + "2");
                    return rows;
                }
            }

            public class Repository(HttpClient http)
            {
                public virtual async Task<int> LoadAsync(string url, CancellationToken token = default) => (await http.GetStringAsync(url, token)).Length;
            }
            """;
        const string Fixed = """
            public partial class Etl(Repository repository)
            {
                [Flow]
                public async Task<int> RunAsync(string url)
                {
                    var rows = await LoadRowsAsync(url);
                    rows += await LoadRows2Async(url);
                    return rows;
                }

                [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
                private Task<int> LoadRowsAsync(string url, CancellationToken cancellationToken = default) =>
                    repository.LoadAsync(url, cancellationToken);

                [Task(Retries = 3, RetryDelaySeconds = [2, 10, 30], RetryJitterFactor = 0.5)]
                private Task<int> LoadRows2Async(string url, CancellationToken cancellationToken = default) =>
                    repository.LoadAsync(url + "2", cancellationToken);
            }

            public class Repository(HttpClient http)
            {
                public virtual async Task<int> LoadAsync(string url, CancellationToken token = default) => (await http.GetStringAsync(url, token)).Length;
            }
            """;
        var test = VerifyFix.Test(Source, Fixed);
        test.CodeActionEquivalenceKey = "ExtractTask";
        await test.RunAsync();

        Assert.Empty(await RulePageExample.Compile(Fixed).ReportsAsync());
    }

    private static string Program(string body, string members) => $$"""
        public static partial class Etl
        {
            [Flow]
            public static void Run(string path)
            {
                {{body}}
            }

            {{members}}
        }
        """;

    private static async Task MarkAsync(string source, string fixedSource, bool isClean = true)
    {
        var test = VerifyFix.Test(source, fixedSource);
        test.CodeActionEquivalenceKey = "MarkHelper";
        if (!isClean)
        {
            test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.Errors;
        }

        await test.RunAsync();

        var project = RulePageExample.Compile(fixedSource);
        Assert.Empty(project.CompilerDiagnostics(DiagnosticSeverity.Error));
        Assert.Empty(await project.ReportsAsync());
    }
}
