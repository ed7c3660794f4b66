using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Robustness;

/// <summary>Runs every generator, rule and fix over code that need not compile, and lets through what any of them throws.</summary>
internal static class BrokenProject
{
    // Each piece of code is a fork of one project, so that the references are read once.
    private static readonly Project s_project = CreateProject();

    private static readonly ILookup<string, CodeFixProvider> s_fixes = RuleCatalogue.Fixes
        .SelectMany(fix => fix.FixableDiagnosticIds.Select(id => (id, fix)))
        .ToLookup(pair => pair.id, pair => pair.fix, StringComparer.Ordinal);

    /// <summary>Runs all over the code, and applies each fix that is offered for each report.</summary>
    /// <param name="code">The code.</param>
    /// <param name="reportsPerRule">To so many reports of a rule its fixes are applied.</param>
    /// <returns>The ids of the rules that reported anything.</returns>
    public static async Task<ImmutableHashSet<string>> RunAsync(string code, int reportsPerRule = int.MaxValue)
    {
        var document = s_project.Documents.Single(document => document.Name == "Broken.cs").WithText(SourceText.From(code));
        var compilation = Generate((await document.Project.GetCompilationAsync())!, code);
        var reports = await ReportsAsync(compilation, code);
        foreach (var report in reports.GroupBy(report => report.Id).SelectMany(rule => rule.Take(reportsPerRule)))
        {
            if (report.Location.SourceTree?.FilePath == document.FilePath)
            {
                await FixAsync(document, report, code);
            }
        }

        return [.. reports.Select(report => report.Id)];
    }

    private static Project CreateProject()
    {
        var workspace = new AdhocWorkspace();
        var id = workspace.AddProject("Broken", LanguageNames.CSharp).Id;
        return TestReferences.Apply(workspace.CurrentSolution, id)
            .AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.cs", SourceText.From(ImplicitUsings.Source))
            .AddDocument(DocumentId.CreateNewId(id), "Broken.cs", SourceText.From(""), filePath: "/0/Broken.cs")
            .GetProject(id)!;
    }

    private static Compilation Generate(Compilation compilation, string code)
    {
        var options = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        var result = CSharpGeneratorDriver
            .Create(RuleCatalogue.Generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _)
            .GetRunResult();
        Assert.All(result.Results, generator => Assert.True(generator.Exception is null, $"{generator.Exception}\nover\n{Excerpt(code)}"));
        return generated;
    }

    /// <summary>Without concurrency, so that the rules run on the stack of the thread that asks.</summary>
    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Compilation compilation, string code)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var reports = await compilation.WithAnalyzers(RuleCatalogue.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown is null, $"{thrown}\nover\n{Excerpt(code)}");
        return reports;
    }

    private static async Task FixAsync(Document document, Diagnostic report, string code)
    {
        try
        {
            foreach (var fix in s_fixes[report.Id])
            {
                List<CodeAction> actions = [];
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
                foreach (var action in actions)
                {
                    Assert.NotEmpty(await action.GetOperationsAsync(CancellationToken.None));
                }
            }
        }
        catch (InsufficientExecutionStackException)
        {
            // The rewriters of Roslyn refuse trees that are nested too deep, as it refuses to compile them: an error, and no crash.
        }
        catch (Exception exception)
        {
            Assert.Fail($"{exception}\nof the fix of {report}\nover\n{Excerpt(code)}");
        }
    }

    private static string Excerpt(string code) => code.Length <= 5000 ? code : $"{code[..2500]}\n...\n{code[^2500..]}";
}
