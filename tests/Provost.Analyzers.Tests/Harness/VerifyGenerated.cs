using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Provost.Analyzers.Tests;

/// <summary>Runs one rule over code that uses generated proxies, with the generator running.</summary>
internal static class VerifyGenerated<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>The rule reports exactly what the markup and <paramref name="expected"/> say, whether or not a fix is offered.</summary>
    public static Task AnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new GeneratedCodeFixTest<TAnalyzer, EmptyCodeFixProvider>(source, source) { MarkupOptions = MarkupOptions.UseFirstDescriptor };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>The fix turns <paramref name="source"/> into <paramref name="fixedSource"/>, which compiles and is clean.</summary>
    public static Task FixAsync(string source, string fixedSource) => Test(source, fixedSource).RunAsync();

    /// <summary>The rule warns, and no fix is offered.</summary>
    public static Task NoFixAsync(string source) => Test(source, source).RunAsync();

    /// <summary>A test to adjust before it runs.</summary>
    public static GeneratedCodeFixTest<TAnalyzer, TCodeFix> Test(string source, string fixedSource) => new(source, fixedSource) { MarkupOptions = MarkupOptions.UseFirstDescriptor };
}
