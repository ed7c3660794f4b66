using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Reliability;

/// <summary>A project whose class <c>Etl</c> has a flow <c>RunAsync(string)</c>: it is mended by a fix, compiled with the generator, and run.</summary>
internal static class FixedFlow
{
    private static readonly CSharpParseOptions s_parseOptions = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "Provost.Generated")]);

    public static Project Project(string source)
    {
        var workspace = new AdhocWorkspace();
        var id = workspace.AddProject("Etl", LanguageNames.CSharp).Id;
        return TestReferences.Apply(workspace.CurrentSolution, id)
            .WithProjectParseOptions(id, s_parseOptions)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddAnalyzerReference(id, new Generators())
            .AddDocument(DocumentId.CreateNewId(id), "Etl.cs", SourceText.From(source, System.Text.Encoding.UTF8), filePath: "/Etl.cs")
            .AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.cs", SourceText.From(ImplicitUsings.Source, System.Text.Encoding.UTF8), filePath: "/ImplicitUsings.cs")
            .GetProject(id)!;
    }

    /// <summary>Applies the fix that is offered first for the only report of the rule.</summary>
    public static async Task<Project> FixAsync(Project project, DiagnosticAnalyzer rule, CodeFixProvider fix)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var report = Assert.Single(await compilation.WithAnalyzers([rule]).GetAnalyzerDiagnosticsAsync());
        List<CodeAction> offered = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(report.Location.SourceTree)!, report, (action, _) => offered.Add(action), default));
        var operations = await offered[0].GetOperationsAsync(default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>Compiles the project with the generator, and starts its flow with an engine that does not wait, as often as there are arguments.</summary>
    public static async Task<(IReadOnlyList<Task<string>> Runs, RunHistory History)> RunAsync(Project project, params string[] arguments)
    {
        var compilation = (await project.GetCompilationAsync())!;
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
            return ([.. arguments.Select(argument => (Task<string>)run.Invoke(proxy, [argument])!)], history);
        }
    }

    /// <summary>The generators that come with the package.</summary>
    private sealed class Generators : AnalyzerReference
    {
        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => RuleCatalogue.Generators;
    }

    /// <summary>A clock whose timers are due at once.</summary>
    private sealed class NoWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
