using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Reliability;
using Provost.Generators;

namespace Provost.Analyzers.Tests.Reachability;

/// <summary>The walk from flows and tasks through helpers: the same while typing as in a build, within its budgets, over any code.</summary>
public sealed class ReachabilityTests
{
    private const string Flows = """
        public partial class Etl(IStore store, Repository repository)
        {
            [Flow]
            public async Task<string> RunAsync(string path)
            {
                var text = store.Load(path) + new Document(path) + (string)new Document(path);
                foreach (var line in repository) { text += line; }
                await foreach (var line in repository.LinesAsync()) { text += line; }
                using var scope = new Scope();
                var (a, b) = scope;
                text += Settings.Text + repository[path] + repository.Name + a + b;
                return await LoadAsync(path) + string.Concat(new[] { path }.Select(repository.Read));
            }

            [Task]
            public Task<string> LoadAsync(string path) => repository.FetchAsync(path);
        }
        """;

    private const string Helpers = """
        public interface IStore { string Load(string path); }
        public sealed class Disk : IStore { public string Load(string path) => Inner(path); private static string Inner(string path) => File.ReadAllText(path); }
        public static class Settings { public static readonly string Text = File.ReadAllText("settings"); }
        public sealed class Scope : IDisposable { public void Dispose() => File.Delete("scope"); public void Deconstruct(out string a, out string b) => a = b = File.ReadAllText("x"); }
        public sealed class Document(string path)
        {
            private readonly string _text = File.ReadAllText(path);
            public static implicit operator string(Document document) => document._text + File.ReadAllText("more");
            public static string operator +(string left, Document right) { File.Delete(left); return right; }
        }
        public class Repository
        {
            private readonly HttpClient _http = new();
            public string Name { get => Read("name"); }
            public string this[string path] => Read(path);
            public string Read(string path) { return Local(); string Local() => File.ReadAllText(path); }
            public Task<string> FetchAsync(string path) => _http.GetStringAsync(path);
            public IEnumerator<string> GetEnumerator() { yield return Read("x"); }
            public async IAsyncEnumerable<string> LinesAsync() { await Task.Yield(); yield return Read("x"); }
        }
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules = [new PRV101UnwrappedIoAnalyzer(), new PRV102NetworkCallWithoutRetriesAnalyzer()];

    [Fact]
    public async Task Each_document_alone_shows_what_the_build_shows()
    {
        var compilation = Compile(Flows, Helpers);
        var build = await RuleRunner.RunAsync(compilation, s_rules);
        Assert.Equal(13, build.Length);

        List<string> typed = [];
        foreach (var tree in compilation.SyntaxTrees)
        {
            // A compilation of its own, as an editor has after each key.
            var fresh = compilation.Clone();
            typed.AddRange((await fresh.WithAnalyzers(s_rules).GetAnalyzerSemanticDiagnosticsAsync(fresh.GetSemanticModel(tree), filterSpan: null, default)).Select(Describe));
        }

        Assert.Equal(build.Select(Describe).Order(), typed.Order());
    }

    [Fact]
    public async Task A_generated_proxy_and_its_decorator_end_the_walk()
    {
        var compilation = Compile("""
            public interface IApi { [Task] Task<string> LoadAsync(string path); }
            public sealed class Api : IApi { public Task<string> LoadAsync(string path) => File.ReadAllTextAsync(path); }
            public static partial class Etl
            {
                [Flow] public static async Task RunAsync(IApi api) { await api.LoadAsync("x"); await ReadTask.RunAsync("x"); await ReadAsync("x"); _ = ReadTask.Submit("x"); }
                [Task] private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path);
            }
            """);
        CSharpGeneratorDriver.Create([new ProxyGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);

        Assert.NotEqual(compilation.SyntaxTrees.Length, generated.SyntaxTrees.Count());
        Assert.Empty(await RuleRunner.RunAsync(generated, s_rules));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public async Task Helpers_are_followed_eight_calls_deep(int depth, bool isFound)
    {
        var reports = await RuleRunner.RunAsync(Compile(Chain(depth)), s_rules);

        Assert.Equal(isFound ? 1 : 0, reports.Length);
    }

    [Fact]
    public async Task Helpers_that_call_very_many_others_are_given_up_silently()
    {
        var calls = string.Concat(Enumerable.Range(0, 2000).Select(number => $"H{number}(); "));
        var helpers = string.Concat(Enumerable.Range(0, 2000).Select(number => $"static void H{number}() {{ }}\n"));
        var source = $$"""
            public static partial class Etl
            {
                [Flow] public static void Run() { Many(); Few(); }
                static void Many() { {{calls}} Last(); }
                static void Few() => Last();
                static void Last() => File.Delete("x");
                {{helpers}}
            }
            """;

        var report = Assert.Single(await RuleRunner.RunAsync(Compile(source), s_rules));

        Assert.Contains("'Few'", report.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helpers_that_call_each_other_in_circles_end()
    {
        var reports = await RuleRunner.RunAsync(
            Compile("""
                public static partial class Etl
                {
                    [Flow] public static void Run() => A();
                    static void A() { B(); A(); }
                    static void B() { A(); C(); Run(); }
                    static void C() { C(); File.Delete("x"); }
                }
                """),
            s_rules);

        Assert.Contains("Run → A → B → C → File.Delete", Assert.Single(reports).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_nested_ten_thousand_deep_is_walked()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("path", 10_000));
        var reports = await RuleRunner.RunAsync(
            Compile($$"""
                public static partial class Etl
                {
                    [Flow] public static string Run(string path) => Helper(path);
                    static string Helper(string path) => {{sum}} + File.ReadAllText(path);
                }
                """),
            s_rules);

        Assert.Single(reports);
    }

    [Fact]
    public async Task A_walk_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Compile(Flows, Helpers).WithAnalyzers(s_rules).GetAnalyzerDiagnosticsAsync(cancellation.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Helpers_with_a_token_missing_doubled_or_moved_break_nothing(int mutation)
    {
        var tokens = CSharpSyntaxTree.ParseText(Helpers).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        for (var index = mutation; index < tokens.Count; index += 3)
        {
            var replacement = mutation switch { 0 => "", 1 => $"{tokens[index].Text} {tokens[index].Text}", _ => tokens[^(index + 1)].Text };
            await RuleRunner.RunAsync(Compile(Flows, Helpers.Remove(tokens[index].SpanStart, tokens[index].Span.Length).Insert(tokens[index].SpanStart, replacement)), s_rules);
        }
    }

    private static string Chain(int depth)
    {
        var source = new StringBuilder("public static partial class Etl { [Flow] public static void Run() => H1(); ");
        for (var number = 1; number < depth; number++)
        {
            source.Append($"static void H{number}() => H{number + 1}(); ");
        }

        return source.Append($"static void H{depth}() => File.Delete(\"x\"); }}").ToString();
    }

    private static CSharpCompilation Compile(params string[] sources)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            $"Etl{sources.Length}{sources[0].Length}",
            sources.Append(ImplicitUsings.Source).Select((source, index) => CSharpSyntaxTree.ParseText(source, options, $"{index}.cs")),
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic} {string.Join(" ", diagnostic.AdditionalLocations)}";
}
