using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Provost.Analyzers.Tests;

/// <summary>Runs one rule and its fix: one by one, and in document, project and solution.</summary>
internal static class VerifyFix<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>The fix turns <paramref name="source"/> into <paramref name="fixedSource"/>, which compiles and is clean.</summary>
    public static Task FixAsync(string source, string fixedSource) => Test(source, fixedSource).RunAsync();

    /// <summary>The rule warns, and no fix is offered.</summary>
    public static Task NoFixAsync(string source) => Test(source, source).RunAsync();

    /// <summary>A test to adjust before it runs: other files, editor config, which of several fixes.</summary>
    public static CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> Test(string source, string fixedSource) => new RuleFixTest<TAnalyzer, TCodeFix>
    {
        ReferenceAssemblies = new("net10.0"),
        MarkupOptions = MarkupOptions.UseFirstDescriptor,
        TestBehaviors = TestBehaviors.SkipSuppressionCheck,
        TestState = { Sources = { source, (ImplicitUsings.FileName, ImplicitUsings.Source) } },
        FixedState = { Sources = { fixedSource, (ImplicitUsings.FileName, ImplicitUsings.Source) } },
        SolutionTransforms = { TestReferences.Apply },
    };
}
