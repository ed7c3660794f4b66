using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Analyzer;

public class SuppressionCheckTests
{
    private const string Context = "Verifying exclusions in '#pragma warning disable' code";

    [Fact]
    public Task A_pragma_silences_a_rule()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestCode = """
                class C
                {
                    int f = [|0|];
                #pragma warning disable ZERO
                    int g = 0;
                #pragma warning restore ZERO
                }
                """,
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
        }.RunAsync();

    [Fact]
    public Task A_rule_that_is_restored_in_the_code_does_not_vanish()
        => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "#pragma warning restore ZERO\nclass C { int f = [|0|]; }" }, Context);

    [Fact]
    public Task A_rule_that_reports_at_the_start_of_the_file_fails()
        => Expect.FailureAsync(new SampleAnalyzerTest<FileStartAnalyzer> { TestCode = "$$class C { int f = 0; }" }, Context);

    [Fact]
    public Task The_check_can_be_left_out()
        => new SampleAnalyzerTest<FileStartAnalyzer>
        {
            TestCode = "$$class C { int f = 0; }",
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
        }.RunAsync();

    [Fact]
    public Task A_rule_that_cannot_be_configured_stays()
        => new SampleAnalyzerTest<NotConfigurableAnalyzer> { TestCode = "class C {\n int f = [|0|]; }" }.RunAsync();

    [Fact]
    public Task Compiler_errors_stay_one_line_further_down()
        => new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C {\n int f = [|0|];\n {|CS0246:Missing|} g; }" }.RunAsync();

    [Fact]
    public Task Diagnostics_in_additional_projects_stay_where_they_are()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = [|0|]; }" } } },
            },
        }.RunAsync();

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class FileStartAnalyzer : LiteralAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = Rule("START");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal)
            => [Diagnostic.Create(s_rule, Location.Create(literal.SyntaxTree, new TextSpan(0, 0)), "")];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NotConfigurableAnalyzer : LiteralAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = Rule("FIXED", tags: WellKnownDiagnosticTags.NotConfigurable);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal) => [Diagnostic.Create(s_rule, literal.GetLocation(), "")];
    }
}
