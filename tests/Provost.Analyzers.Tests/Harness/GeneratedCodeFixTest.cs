using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Provost.Generators;

namespace Provost.Analyzers.Tests;

/// <summary>A test of a fix whose result uses generated proxies, so that it only compiles with the generator running.</summary>
internal sealed class GeneratedCodeFixTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public GeneratedCodeFixTest(string source, string fixedSource)
    {
        ReferenceAssemblies = new("net10.0");
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipSuppressionCheck;
        TestState.Sources.AddRange([("/0/Test0.cs", Text(source)), (ImplicitUsings.FileName, Text(ImplicitUsings.Source))]);
        FixedState.Sources.AddRange([("/0/Test0.cs", Text(fixedSource)), (ImplicitUsings.FileName, Text(ImplicitUsings.Source))]);
        SolutionTransforms.Add(TestReferences.Apply);
        SolutionTransforms.Add(AllowInterceptors);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ProxyGenerator)];

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken) =>
        TestedCases.Count(TestState, isOfFix: typeof(TCodeFix) != typeof(EmptyCodeFixProvider)) ? Task.CompletedTask : base.RunImplAsync(cancellationToken);

    private static Microsoft.CodeAnalysis.Text.SourceText Text(string source) => Microsoft.CodeAnalysis.Text.SourceText.From(source, System.Text.Encoding.UTF8);

    private static Solution AllowInterceptors(Solution solution, ProjectId projectId)
    {
        var options = (CSharpParseOptions)solution.GetProject(projectId)!.ParseOptions!;
        return solution.WithProjectParseOptions(projectId, options.WithFeatures([new("InterceptorsNamespaces", KnownTypes.GeneratedNamespace)]));
    }
}
