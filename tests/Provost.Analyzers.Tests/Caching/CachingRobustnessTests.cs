using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Caching;

namespace Provost.Analyzers.Tests.Caching;

/// <summary>Whatever is in the editor, the rules do not fail, and say the same while typing as in a build.</summary>
public sealed class CachingRobustnessTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        new PRV501VolatileCacheKeyAnalyzer(), new PRV502LiveObjectAnalyzer(), new PRV503ImpureCachedTaskAnalyzer(), new PRV504EagerStaticAnalyzer(), new PRV505StaticWrittenInTaskAnalyzer(),
    ];

    [Fact]
    public async Task An_expression_of_ten_thousand_terms_is_followed()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("text", 10_000));
        var reports = await RunAsync($$"""
            public static partial class Etl
            {
                private static string s_text = "";
                private static readonly string s_all = File.ReadAllText("x") + {{sum.Replace("text", "s_text", StringComparison.Ordinal)}};

                [Task(CacheKey = nameof(Key))]
                public static DateTime Load(string text) { s_text = {{sum}}; return DateTime.UtcNow; }
                private static string Key(string text) => {{sum}} + Guid.NewGuid();
            }
            """);

        Assert.Equal(["PRV501", "PRV503", "PRV504", "PRV505"], reports.Select(report => report.Id).Distinct().Order());
    }

    [Theory]
    [InlineData("[Task(CacheKey = nameof(Key))] public static int Load(int n) => n; private static string Key(int n) => Key(n) + Guid.NewGuid();")]
    [InlineData("[Task(CacheKey = nameof(Key))] public static int Load(int n) => n; private static string Key(int n) { var a = b; var b = a; return a; }")]
    [InlineData("[Task(CacheKey = nameof(Key))] public static int Load(int n) => n; private static string Key(int n)")]
    [InlineData("[Task(CacheKey = nameof())] public static int Load(int n) => n; private static string Key(int n) => ;")]
    [InlineData("[Task(CacheKey = nameof(Key), CachePolicy = CachePolicy.Inputs)] public static Stream Load(Missing m, Stream) => m.;")]
    [InlineData("[Task(CacheKey = \"\")] public static int Load(int n) => n; private static string Key(int n) => $\"{DateTime.Now\";")]
    [InlineData("[Task(CachePolicy = )] public static IEnumerable<int> Load(Stream s) => from;")]
    [InlineData("[Task(CachePolicy = (CachePolicy)77, CacheExclude = [null!])] public static IEnumerable<Missing> Load<T>(T s) where T : T, Stream => s.Where(;")]
    [InlineData("[Task(CachePolicy = CachePolicy.Inputs), Task] public static Node Load(Node node) => node; public record Node(Node Next, List<Node> All, Node[] Others);")]
    [InlineData("private static readonly string s_x = s_y; private static readonly string s_y = s_x; static Etl() => ; [Task] public static void Load() { s_x.y = ; (s_x, ) = ; s_z[0]++; }")]
    public async Task Code_that_does_not_compile_breaks_nothing(string members) => await RunAsync($$"""public static partial class Etl { {{members}} }""");

    [Fact]
    public async Task A_document_alone_shows_what_the_build_shows()
    {
        var compilation = Compile(
            """
            public static partial class Etl
            {
                private static readonly string s_text = Keys.Read();
                [Task(CacheKey = nameof(Keys.Of))] public static DateTime Load(int n) { Keys.Count++; return Keys.Now(); }
                [Task(CachePolicy = CachePolicy.Inputs)] public static Upload More(Upload upload) => upload;
                [Flow] public static void Run(int[] rows) => Sum(rows.Where(row => row > 1));
                [Task(CachePolicy = CachePolicy.Inputs)] public static int Sum(IEnumerable<int> rows) => 0;
            }
            """,
            """
            public static class Keys
            {
                public static int Count;
                public static string Read() => File.ReadAllText("x");
                public static string Of(int n) => n + Guid.NewGuid().ToString();
                public static DateTime Now() => DateTime.UtcNow;
            }

            public sealed class Upload { private readonly Stream _body = null!; }
            """);
        var whole = await RuleRunner.RunAsync(compilation, s_rules);

        List<Diagnostic> alone = [];
        foreach (var tree in compilation.SyntaxTrees)
        {
            alone.AddRange(await compilation.WithAnalyzers(s_rules).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, default));
        }

        Assert.Equal(7, whole.Length);
        Assert.Equal(whole.Select(report => report.ToString()).Order(), alone.Select(report => report.ToString()).Order());
    }

    [Fact]
    public async Task Nothing_is_registered_in_a_project_without_the_runtime()
    {
        var references = TestReferences.All.Where(reference => Path.GetFileName(reference.Display) != "Provost.dll");
        var compilation = CSharpCompilation.Create("NoRuntime", [CSharpSyntaxTree.ParseText("class C { static int s; void M() => s++; }")], references);

        foreach (var rule in s_rules)
        {
            var telemetry = await compilation.WithAnalyzers([rule]).GetAnalyzerTelemetryInfoAsync(rule, default);
            Assert.Equal((1, 0, 0, 0), (telemetry.CompilationStartActionsCount, telemetry.OperationBlockActionsCount, telemetry.OperationActionsCount, telemetry.SymbolActionsCount));
        }
    }

    private static Task<ImmutableArray<Diagnostic>> RunAsync(string source) => RuleRunner.RunAsync(Compile(source), s_rules);

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Etl",
        [.. sources.Append(ImplicitUsings.Source).Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"/{index}.cs"))],
        TestReferences.All,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
