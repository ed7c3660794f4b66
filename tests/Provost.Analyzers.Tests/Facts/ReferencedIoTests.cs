using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Reliability;
using Verify = Provost.Analyzers.Tests.Verify<Provost.Analyzers.Reliability.PRV101UnwrappedIoAnalyzer>;

namespace Provost.Analyzers.Tests.Facts;

/// <summary>What flows and tasks reach in other assemblies.</summary>
public sealed class ReferencedIoTests
{
    private const string Lib = """
        namespace Lib;

        public class Store(string name)
        {
            public string Name { get; } = name;
            public string Content => File.ReadAllText(Name);
            public Task<string> LoadAsync(Uri source) => FetchAsync(source);
            public Task<string> SteadyAsync(Uri source) { for (; ; ) { try { return FetchAsync(source); } catch (HttpRequestException) { } } }
            public virtual string Replaceable() => File.ReadAllText("x");
            public string Compute() => Name + "!";
            public static void Delete(string path) => File.Delete(path);
            public static Store operator +(Store left, Store right) { File.Delete("x"); return left; }
            public static bool Has(string path) => File.Exists(path);
            private static Task<string> FetchAsync(Uri source) => new HttpClient().GetStringAsync(source);
        }

        public static class Texts { public static string Slurp(this string path) => File.ReadAllText(path); }
        public sealed class Opened { public Opened() => File.Delete("x"); }
        public interface IApi { [PerformsIo(IoKind.Http)] Task<string> GetAsync(); [PerformsIo(IoKind.Http, Retries = true)] Task<string> SteadyAsync(); [PerformsIo(IoKind.None)] string Local(); Task<string> UnknownAsync(); [PerformsIo(IoKind.Database)] int Count { get; } }
        public static partial class Jobs { [Task] public static string Read(string path) => File.ReadAllText(path); }
        """;

    private static readonly Library s_library = Library.Of(Lib);
    private static readonly MetadataReference s_image = s_library.ToImage();

    public static TheoryData<string, string[]> Reported => new()
    {
        { "store.LoadAsync(source);", ["Flow 'Run' calls 'Store.LoadAsync' (Run → Store.LoadAsync → Store.FetchAsync → HttpClient.GetStringAsync, HTTP I/O) outside a task, where it is neither retried, timed nor recorded: move it into a [Task]"] },
        { "Lib.Store.Delete(\"x\");", ["(Run → Store.Delete → File.Delete, file I/O)"] },
        { "var text = store.Content;", ["(Run → Store.Content → File.ReadAllText, file I/O)"] },
        { "var text = \"x\".Slurp();", ["(Run → Texts.Slurp → File.ReadAllText, file I/O)"] },
        { "var opened = new Opened();", ["(Run → new Opened → File.Delete, file I/O)"] },
        { "var both = store + store;", ["File.Delete, file I/O)"] },
        { "Helper(store);", ["(Run → Helper → Store.Content → File.ReadAllText, file I/O)"] },
        { "api.GetAsync();", ["calls 'IApi.GetAsync' (HTTP I/O)"] },
        { "var count = api.Count;", ["calls 'IApi.Count' (database I/O)"] },
        { "var has = Lib.Store.Has(\"x\");", ["(Run → Store.Has → File.Exists, file I/O)"] },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public async Task A_built_assembly_and_a_project_are_reported_alike(string body, string[] messages)
    {
        var ofImage = await ReportsAsync(body, s_image);
        var ofProject = await ReportsAsync(body, s_library.Source.ToMetadataReference());

        Assert.Equal(messages.Length, ofImage.Length);
        Assert.All(messages, message => Assert.Contains(message, ofImage[0], StringComparison.Ordinal));
        Assert.Equal(string.Join("\n", ofImage), string.Join("\n", ofProject));
    }

    [Theory]
    [InlineData("var name = store.Name + store.Compute();")]
    [InlineData("var text = store.Replaceable();")] // a class of yet another assembly may do otherwise
    [InlineData("var text = Jobs.Read(\"x\");")]
    [InlineData("api.UnknownAsync(); var text = api.Local();")]
    [InlineData("var made = new Store(\"x\");")]
    [InlineData("Load(store);")]
    [InlineData("System.Linq.Expressions.Expression<Func<Store, string>> tree = s => s.Content;")]
    public async Task What_does_no_io_or_is_unknown_is_not_reported(string body)
    {
        Assert.Empty(await ReportsAsync(body, s_image));
        Assert.Empty(await ReportsAsync(body, s_library.Source.ToMetadataReference()));
    }

    [Fact]
    public async Task An_assembly_that_says_nothing_is_unknown() =>
        Assert.Empty(await ReportsAsync("store.LoadAsync(source);", Library.Of(Lib, options: ("build_property.ProvostIoFacts", "disable")).ToImage()));

    [Theory]
    [InlineData("store.LoadAsync(source)", true)]
    [InlineData("api.GetAsync()", true)]
    [InlineData("store.SteadyAsync(source)", false)]
    [InlineData("api.SteadyAsync()", false)]
    [InlineData("api.UnknownAsync()", false)]
    public async Task A_task_needs_retries_where_the_member_does_not_repeat_itself(string call, bool isReported)
    {
        var source = $$"""
            using Lib;
            public static partial class Etl { [Task] public static Task<string> GetAsync(Store store, IApi api, Uri source) => {{call}}; }
            """;
        foreach (var reference in new[] { s_image, s_library.Source.ToMetadataReference() })
        {
            var reports = await RuleRunner.RunAsync(Library.Compile("Program", [source], [reference]), new PRV102NetworkCallWithoutRetriesAnalyzer());
            Assert.Equal(isReported ? 1 : 0, reports.Length);
        }
    }

    [Theory]
    [InlineData("[PerformsIo(IoKind.Http)] private static void Call() { }", "[|Call|]();")]
    [InlineData("[PerformsIo(IoKind.None)] private static void Call() => File.Delete(\"x\");", "Call();")]
    [InlineData("private interface IApi { [PerformsIo(IoKind.Http)] void Call(); } private static readonly IApi s_api = null!;", "s_api.[|Call|]();")]
    [InlineData("private class Api { [PerformsIo(IoKind.Http)] public virtual void Call() { } } private sealed class Own : Api { public override void Call() { } }", "new Own().[|Call|]();")]
    [InlineData("[PerformsIo((IoKind)99)] private static void Call() { }", "Call();")]
    [InlineData("private sealed class Opened { [PerformsIo(IoKind.Network)] public Opened() { } }", "var opened = new [|Opened|]();")]
    [InlineData("private static int Count { [PerformsIo(IoKind.Database)] get => 1; set { } }", "var count = [|Count|]; Count = 3;")]
    public Task A_member_is_taken_at_its_word(string members, string body) => Verify.AnalyzerAsync($$"""
        public static partial class Etl
        {
            {{members}}
            [Flow] public static void Run() { {{body}} }
        }
        """);

    [Fact]
    public async Task The_project_comes_before_what_a_member_says_of_itself()
    {
        var test = Verify.Test("""
            public static partial class Etl
            {
                [PerformsIo(IoKind.Http)] private static void Call() { }
                [Flow] public static void Run() => Call();
            }
            """);
        test.TestState.AdditionalFiles.Add(("provost-io.txt", "none | type | Etl | Call"));
        await test.RunAsync();
    }

    private static async Task<ImmutableArray<string>> ReportsAsync(string body, MetadataReference library)
    {
        var program = Library.Compile(
            "Program",
            [
                $$"""
                using Lib;
                public static partial class Etl
                {
                    [Flow] public static void Run(Store store, IApi api, Uri source) { {{body}} }
                    private static void Helper(Store store) { var text = store.Content; }
                    [Task] private static void Load(Store store) { var text = store.Content; }
                }
                """,
            ],
            [library]);
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await RuleRunner.RunAsync(program, new PRV101UnwrappedIoAnalyzer())).Select(report => $"{report.Severity} {report.GetMessage()} {report.Location.SourceSpan} {string.Join(" ", report.AdditionalLocations.Select(location => location.SourceSpan))}")];
    }
}
