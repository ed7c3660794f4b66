using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Provost.Analyzers.Reliability;
using Provost.Analyzers.Tests.Documentation;
using Provost.CodeFixes.Reliability;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>What the fix of PRV101 is for: the flow that failed on a flaky server ends well, with the same result.</summary>
public sealed class PRV101ExtractedTaskRunTests
{
    private const string Source = """
        public static partial class Etl
        {
            private static readonly HttpClient s_http = new(new Flaky()) { BaseAddress = new("http://server") };

            [Flow]
            public static async Task<string> RunAsync(string name)
            {
                var greeting = await s_http.GetStringAsync($"/greet/{name}");
                return greeting + "!";
            }

            /// <summary>Drops the first two connections.</summary>
            private sealed class Flaky : HttpMessageHandler
            {
                private int _calls;

                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    return ++_calls <= 2
                        ? throw new HttpRequestException("The connection was dropped.")
                        : new() { Content = new StringContent($"Hello, {request.RequestUri!.Segments[^1]}") };
                }
            }
        }
        """;

    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    [Fact]
    public async Task The_flow_fails_before_the_fix()
    {
        var (run, history) = await RunAsync(Project());

        await Assert.ThrowsAsync<HttpRequestException>(() => run);
        Assert.Empty(history.TaskRuns);
    }

    [Fact]
    public async Task The_flow_survives_the_server_after_the_fix()
    {
        var (run, history) = await RunAsync(await FixAsync(Project()));

        Assert.Equal("Hello, Ada!", await run);
        Assert.Equal(3, Assert.Single(history.TaskRuns).RunCount);
    }

    private static Project Project()
    {
        var workspace = new AdhocWorkspace();
        var id = workspace.AddProject("Etl", LanguageNames.CSharp).Id;
        return TestReferences.Apply(workspace.CurrentSolution, id)
            .WithProjectParseOptions(id, s_parseOptions)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddDocument(DocumentId.CreateNewId(id), "Etl.cs", SourceText.From(Source, System.Text.Encoding.UTF8), filePath: "/Etl.cs")
            .AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.cs", SourceText.From(ImplicitUsings.Source, System.Text.Encoding.UTF8), filePath: "/ImplicitUsings.cs")
            .GetProject(id)!;
    }

    private static async Task<Project> FixAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var report = Assert.Single(await compilation.WithAnalyzers([new PRV101UnwrappedIoAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        CodeAction? offered = null;
        await new PRV101UnwrappedIoCodeFixProvider().RegisterCodeFixesAsync(
            new CodeFixContext(project.GetDocument(report.Location.SourceTree)!, report, (action, _) => offered = action, default));
        var operations = await offered!.GetOperationsAsync(default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>Compiles the project with the generator, and starts its flow with an engine that does not wait.</summary>
    private static async Task<(Task<string> Run, RunHistory History)> RunAsync(Project project)
    {
        CSharpGeneratorDriver
            .Create(RuleCatalogue.Generators, parseOptions: s_parseOptions)
            .RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync())!, out var compilation, out _);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;

        // The proxy is what a call in the project's own code would be intercepted to.
        var etl = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image).GetType("Etl")!;
        var proxy = etl.GetProperty("RunFlow", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var run = proxy.GetType().GetMethod("RunAsync")!;

        var history = new RunHistory();
        using (ProvostEngine.Use(new() { Observers = [history], TimeProvider = new NoWaiting(), LoggerFactory = NullLoggerFactory.Instance }))
        {
            return ((Task<string>)run.Invoke(proxy, ["Ada"])!, history);
        }
    }

    /// <summary>A clock whose timers are due at once.</summary>
    private sealed class NoWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
