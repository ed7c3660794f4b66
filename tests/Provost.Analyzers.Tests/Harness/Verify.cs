using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Provost.Analyzers.Tests;

/// <summary>Runs one rule over marked-up source. Markup: <c>[|code|]</c> is one warning of the rule.</summary>
internal static class Verify<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The rule reports exactly what the markup and <paramref name="expected"/> say.</summary>
    public static Task AnalyzerAsync(string source, params DiagnosticResult[] expected) => Test(source, expected).RunAsync();

    /// <summary>As <see cref="AnalyzerAsync"/>, of code that need not compile.</summary>
    public static Task BrokenCodeAsync(string source)
    {
        var test = Test(source);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }

    /// <summary>A test to adjust before it runs: other files, editor config, output kind. That a <c>#pragma</c> silences each rule is tested once for each, over its page.</summary>
    public static CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> Test(string source, params DiagnosticResult[] expected)
    {
        var test = new RuleTest<TAnalyzer>
        {
            ReferenceAssemblies = new("net10.0"),
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
            TestState = { Sources = { source, (ImplicitUsings.FileName, ImplicitUsings.Source) } },
            SolutionTransforms = { TestReferences.Apply },
        };
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
