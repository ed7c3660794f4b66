using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests.Analyzer;

public class CompilerDiagnosticsTests
{
    // An error, a warning (unused variable) and a hidden diagnostic (unnecessary using).
    private const string Code = "using System; class C { void M() { int unused; missing(); } }";

    [Theory]
    [InlineData(CompilerDiagnostics.None)]
    [InlineData(CompilerDiagnostics.Errors, "CS0103")]
    [InlineData(CompilerDiagnostics.Warnings, "CS0103", "CS0168")]
    [InlineData(CompilerDiagnostics.Suggestions, "CS0103", "CS0168")]
    [InlineData(CompilerDiagnostics.All, "CS0103", "CS0168", "CS8019")]
    public async Task The_level_says_which_ones_count(CompilerDiagnostics level, params string[] expected)
    {
        var seen = new List<string>();
        var test = new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestCode = Code,
            CompilerDiagnostics = level,
            DiagnosticVerifier = (diagnostic, _, _) => seen.Add(diagnostic.Id),
        };
        test.ExpectedDiagnostics.AddRange(expected.Select(id => DiagnosticResult.CompilerError(id)
            .WithOptions(DiagnosticOptions.IgnoreSeverity)
            .WithSpan(1, Column(id).Start, 1, Column(id).End)));

        await test.RunAsync();

        Assert.Equal(expected, seen.Order());
    }

    [Fact]
    public Task Errors_are_the_default()
        => new SampleAnalyzerTest<EmptyDiagnosticAnalyzer> { TestCode = "using System; class C { void M() { int unused; {|CS0103:missing|}(); } }" }.RunAsync();

    [Fact]
    public Task A_pragma_silences_a_compiler_warning()
        => new SampleAnalyzerTest<EmptyDiagnosticAnalyzer>
        {
            TestCode = """
                class C
                {
                #pragma warning disable CS0168
                    void M() { int unused; }
                #pragma warning restore CS0168
                    void N() { int {|CS0168:unused|}; }
                }
                """,
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        }.RunAsync();

    private static (int Start, int End) Column(string id)
        => id switch
        {
            "CS0103" => (Code.IndexOf("missing", StringComparison.Ordinal) + 1, Code.IndexOf("missing", StringComparison.Ordinal) + 8),
            "CS0168" => (Code.IndexOf("unused", StringComparison.Ordinal) + 1, Code.IndexOf("unused", StringComparison.Ordinal) + 7),
            _ => (1, 14),
        };
}
