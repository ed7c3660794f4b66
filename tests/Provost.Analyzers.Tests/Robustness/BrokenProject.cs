using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Tests.Documentation;

namespace Provost.Analyzers.Tests.Robustness;

/// <summary>Runs every generator, rule and fix over code that need not compile, and lets through what any of them throws.</summary>
internal static class BrokenProject
{
    public static async Task RunAsync(string code)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Broken", LanguageNames.CSharp);
        var solution = TestReferences.Apply(project.Solution, project.Id);
        project = solution.GetProject(project.Id)!.AddDocument("ImplicitUsings.cs", ImplicitUsings.Source).Project;
        var document = project.AddDocument("Broken.cs", code, filePath: "/0/Broken.cs");

        var compilation = Generate((await document.Project.GetCompilationAsync())!, code);
        foreach (var report in await ReportsAsync(compilation, code))
        {
            await FixAsync(document, report, code);
        }
    }

    private static Compilation Generate(Compilation compilation, string code)
    {
        var options = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        var result = CSharpGeneratorDriver
            .Create(RuleCatalogue.Generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _)
            .GetRunResult();
        Assert.All(result.Results, generator => Assert.True(generator.Exception is null, $"{generator.Exception}\nover\n{code}"));
        return generated;
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Compilation compilation, string code)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var reports = await compilation.WithAnalyzers(RuleCatalogue.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown is null, $"{thrown}\nover\n{code}");
        return reports;
    }

    private static async Task FixAsync(Document document, Diagnostic report, string code)
    {
        try
        {
            foreach (var fix in RuleCatalogue.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
            {
                List<CodeAction> actions = [];
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
                foreach (var action in actions)
                {
                    await action.GetOperationsAsync(CancellationToken.None);
                }
            }
        }
        catch (Exception exception)
        {
            Assert.Fail($"{exception}\nover\n{code}");
        }
    }
}
