using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Reliability;
using Provost.CodeFixes.Reliability;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>Whatever is in the editor, the rules and their fixes do not fail, and say the same while typing as in a build.</summary>
public sealed class ReliabilityRobustnessTests
{
    private const string Rich = """
        using System.Net.Http.Json;

        public partial class Etl<TKey>(HttpClient http) where TKey : struct
        {
            private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(3) };
            private Func<Task<string>> Fetch { get; set; } = null!;

            [Flow("etl", Retries = 1)]
            public async Task<int> RunAsync<T>(Uri source, string path = "x", CancellationToken token = default) where T : class
            {
                var rows = await s_http.GetFromJsonAsync<T[]>(source, token).ConfigureAwait(false);
                foreach (var file in Directory.GetFiles(path, "*.csv"))
                {
                    await File.WriteAllTextAsync(file, await http.GetStringAsync($"{source}/{path}"), token);
                    if (new FileInfo(file) is { Length: > 3 } info && File.Exists(info.FullName)) { File.Delete(file); }
                }

                Fetch = () => s_http.GetStringAsync(source);
                var texts = from p in new[] { path } select File.ReadAllText(p);
                await Task.WhenAll(new[] { source }.Select(u => LoadAsync(u)));
                return await Inner(rows!.Length);

                async Task<int> Inner(int n) { try { return (await s_http.GetByteArrayAsync(source)).Length + n; } catch (IOException) when (n > 1) { throw; } }
            }

            [Task(TimeoutSeconds = 3, Version = nameof(LoadAsync))]
            private async Task<string> LoadAsync(Uri source)
            {
                for (var i = 0; ; i++) { try { return await http.GetStringAsync(source); } catch { break; } }
                using var response = await s_http.PostAsync(source, new StringContent("x"));
                return await response.Content.ReadAsStringAsync();
            }

            [Task(Retries = 0)] private Task<string> MoreAsync(string source) => http.GetStringAsync(source);
        }
        """;

    // Each piece of code is a fork of one project, so that the references are read once.
    private static readonly Project s_project = CreateProject();

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new PRV101UnwrappedIoAnalyzer(), new PRV102NetworkCallWithoutRetriesAnalyzer()];

    [Fact]
    public async Task The_code_that_is_broken_below_gives_reports_of_both_rules_when_it_is_whole()
    {
        var (_, reports) = await AnalyzeAsync(Rich);

        Assert.Equal(["PRV101", "PRV102"], reports.Select(report => report.Id).Distinct().Order());

        // The task that the retried flow alone calls is none of them.
        Assert.Equal(10, reports.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_missing_token_breaks_nothing(int part)
    {
        var tokens = CSharpSyntaxTree.ParseText(Rich).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        for (var index = part; index < tokens.Count; index += 4)
        {
            await AnalyzeAndFixAsync(Rich.Remove(tokens[index].SpanStart, tokens[index].Span.Length), whichFix: index);
        }
    }

    [Fact]
    public async Task A_file_that_ends_early_breaks_nothing()
    {
        for (var length = 0; length < Rich.Length; length += 37)
        {
            await AnalyzeAndFixAsync(Rich[..length], whichFix: length);
        }
    }

    [Theory]
    [InlineData("[Flow] public static void Run() => File.;")]
    [InlineData("[Flow] public static void Run() => File.ReadAllText(;")]
    [InlineData("[Flow] public static void Run() { new FileStream( }")]
    [InlineData("[Flow] public static void Run() { var x = new FileInfo().Length.Length; }")]
    [InlineData("[Flow] public static void Run(Missing m) { File.WriteAllText(m.Path, m); await m; }")]
    [InlineData("[Flow] public static extern void Run();")]
    [InlineData("[Flow(Name = ] public static void Run() => File.Delete(\"x\");")]
    [InlineData("[Task(Retries = )] public static void Run() => new HttpClient().Send(null!);")]
    [InlineData("[Task(Retries = \"3\")] public static void Run() => new HttpClient().Send(null!);")]
    [InlineData("[Task(Retries = Missing.Retries)] public static void Run() => new HttpClient().Send(null!);")]
    [InlineData("[Task, Task] public static void Run() => new HttpClient().Send(null!);")]
    [InlineData("[Task, Flow] public static void Run() => new HttpClient().Send(null!);")]
    [InlineData("[Flow] public static void Run() { Again(); void Again() { Again(); File.Delete(\"x\"); } }")]
    [InlineData("[Flow] public static void Run() { void Twice() { } void Twice() { File.Delete(\"x\"); } Twice(); }")]
    public Task Code_that_does_not_compile_breaks_nothing(string member) => AnalyzeAndFixAsync($$"""public static partial class Etl { {{member}} }""");

    [Fact]
    public async Task An_expression_of_ten_thousand_terms_is_walked()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("path", 10_000));
        var (_, reports) = await AnalyzeAsync($$"""
            public static partial class Etl
            {
                [Flow]
                public static string Run(string path) => {{sum}} + File.ReadAllText(path);
            }
            """);

        Assert.Equal("PRV101", Assert.Single(reports).Id);
    }

    [Fact]
    public async Task Calls_nested_and_chained_a_thousand_deep_are_walked()
    {
        var chain = string.Concat(Enumerable.Repeat(".Trim()", 1000));
        var (_, reports) = await AnalyzeAsync($$"""
            public static partial class Etl
            {
                [Flow]
                public static string Run(string path) => File.ReadAllText(path){{chain}};
            }
            """);

        Assert.Equal("PRV101", Assert.Single(reports).Id);
    }

    [Fact]
    public async Task A_document_alone_shows_what_the_build_shows()
    {
        var (project, whole) = await AnalyzeAsync(Rich);
        var compilation = (await project.GetCompilationAsync())!;
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Etl.cs");

        var alone = await compilation.WithAnalyzers(s_analyzers).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, default);

        Assert.Equal(whole.Select(Describe).Order(), alone.Select(Describe).Order());
    }

    [Fact]
    public async Task Nothing_is_registered_in_a_project_without_the_runtime()
    {
        var references = TestReferences.All.Where(reference => Path.GetFileName(reference.Display) != "Provost.dll");
        var compilation = CSharpCompilation.Create("NoRuntime", [CSharpSyntaxTree.ParseText("class C { void M() => System.IO.File.Delete(\"x\"); }")], references);

        foreach (var analyzer in s_analyzers)
        {
            var telemetry = await compilation.WithAnalyzers([analyzer]).GetAnalyzerTelemetryInfoAsync(analyzer, default);
            Assert.Equal((1, 0), (telemetry.CompilationStartActionsCount, telemetry.OperationBlockActionsCount));
        }
    }

    private static Project CreateProject()
    {
        var workspace = new AdhocWorkspace();
        var id = workspace.AddProject("Etl", LanguageNames.CSharp).Id;
        var project = TestReferences.Apply(workspace.CurrentSolution, id)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddDocument(DocumentId.CreateNewId(id), "Etl.cs", SourceText.From(""), filePath: "Etl.cs")
            .AddDocument(DocumentId.CreateNewId(id), ImplicitUsings.FileName, SourceText.From(ImplicitUsings.Source))
            .GetProject(id)!;
        _ = project.GetCompilationAsync().GetAwaiter().GetResult();
        return project;
    }

    private static string Describe(Diagnostic diagnostic) => diagnostic.ToString();

    /// <summary>Analyzes the code and applies the fix of one report, a different one for each piece of code.</summary>
    private static async Task AnalyzeAndFixAsync(string source, int whichFix = 0)
    {
        var (project, reports) = await AnalyzeAsync(source);
        if (reports.IsEmpty)
        {
            return;
        }

        var report = reports[whichFix % reports.Length];
        CodeFixProvider fix = report.Id == PRV101UnwrappedIoAnalyzer.Id ? new PRV101UnwrappedIoCodeFixProvider() : new PRV102NetworkCallWithoutRetriesCodeFixProvider();
        var actions = new List<CodeAction>();
        var document = project.Documents.Single(document => document.FilePath == "Etl.cs");
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), default));
        foreach (var action in actions)
        {
            Assert.NotEmpty(await action.GetOperationsAsync(default));
        }
    }

    /// <summary>The reports of both rules; an exception in one of them fails the test.</summary>
    private static async Task<(Project Project, ImmutableArray<Diagnostic> Reports)> AnalyzeAsync(string source)
    {
        var project = s_project.Documents.Single(document => document.FilePath == "Etl.cs").WithText(SourceText.From(source)).Project;
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var reports = await (await project.GetCompilationAsync())!.WithAnalyzers(s_analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(failures.Count == 0, $"{string.Join("\n", failures)}\n{source}");
        return (project, reports);
    }
}
