using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Markup;

public class MarkupTests
{
    [Theory]
    [InlineData("class C { int f = [|0|]; }")]
    [InlineData("class C { int f = {|ZERO:0|}; }")]
    [InlineData("class C { int f = $$0; }")]
    [InlineData("class C { int f = [|0|], g = {|ZERO:0|}, h = $$0, i = 1; }")]
    public Task Markup_expects_diagnostics(string code) => new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = code }.RunAsync();

    [Theory]
    [InlineData("class C { int f = 0; }")]
    [InlineData("class C { int f = [|1|]; }")]
    [InlineData("class C { int [|f|] = 0; }")]
    [InlineData("class C { int f = [|0;|] }")]
    [InlineData("class C { int f $$= 0; }")]
    [InlineData("class C { int f = {|OTHER:0|}; }")]
    [InlineData("class C { int f = [|[|0|]|]; }")]
    public Task Other_diagnostics_than_marked_fail(string code) => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = code });

    [Fact]
    public Task An_unknown_id_is_one_of_the_compiler_of_any_severity()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestCode = "class C { void M() { int {|CS0168:unused|}; {|CS0103:missing|}(); } }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        }.RunAsync();

    [Fact]
    public Task A_key_names_a_location_and_expects_nothing()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestCode = "class C { int {|#5:f|} = {|#0:0|}; }",
            ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(0).WithArguments("0") },
        }.RunAsync();

    [Fact]
    public Task A_key_may_lie_in_another_file()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState = { Sources = { "class A { }", "class B { int f = {|#0:0|}; }" } },
            ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(0).WithArguments("0") },
        }.RunAsync();

    [Fact]
    public Task A_key_that_no_file_has_is_refused()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<ZeroAnalyzer>
            {
                TestCode = "class C { int f = {|#0:0|}; }",
                ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(1) },
            },
            "#1");

    [Fact]
    public Task A_key_in_two_files_is_refused()
        => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer> { TestState = { Sources = { "{|#0:|}class A { }", "{|#0:|}class B { }" } } }, "#0");

    [Fact]
    public Task A_key_twice_in_a_file_is_refused()
        => Assert.ThrowsAsync<ArgumentException>(() => new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "{|#0:|}class A { }{|#0:|}" }.RunAsync());

    [Fact]
    public Task Position_indicators_may_be_code()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestCode = "class C { int f = [|0|]; string s = $$\"\"\"x\"\"\"; }",
            MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode,
        }.RunAsync();

    [Fact]
    public Task Markup_without_id_needs_a_single_rule()
        => Expect.FailureAsync(new SampleAnalyzerTest<TwoRulesAnalyzer> { TestCode = "class C { int f = [|0|]; }" }, "Markup syntax can only omit the diagnostic ID");

    [Fact]
    public Task A_position_without_id_needs_a_single_rule()
        => Expect.FailureAsync(new SampleAnalyzerTest<TwoRulesAnalyzer> { TestCode = "class C { int f = $$0; }" }, "Markup syntax can only omit the diagnostic ID");

    [Fact]
    public Task The_first_rule_may_be_meant()
        => new SampleAnalyzerTest<TwoRulesAnalyzer>
        {
            TestCode = "class C { int f = [|0|], g = {|TWO:2|}; }",
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
        }.RunAsync();

    [Fact]
    public Task A_test_may_say_which_rule_is_meant()
        => new SecondRuleTest { TestCode = "class C { int f = {|ZERO:0|}, g = [|2|]; }" }.RunAsync();

    [Fact]
    public Task An_id_that_rules_share_is_refused()
        => Expect.FailureAsync(new SampleAnalyzerTest<SharedIdAnalyzer> { TestCode = "class C { int f = {|SHARED:0|}; }" }, "SHARED");

    [Fact]
    public Task An_id_that_rules_share_may_mean_the_first()
        => new SampleAnalyzerTest<SharedIdAnalyzer>
        {
            TestCode = "class C { int f = {|SHARED:0|}; }",
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
        }.RunAsync();

    [Fact]
    public Task Markup_leaves_message_severity_and_additional_locations_open()
        => new SampleAnalyzerTest<ErrorWithAdditionalLocationAnalyzer> { TestCode = "class C { int f = [|0|]; }" }.RunAsync();

    [Fact]
    public Task Ignored_markup_expects_nothing()
        => new SampleAnalyzerTest<ZeroAnalyzer> { TestState = { Sources = { "class C { int f = [|1|]; }" }, MarkupHandling = MarkupMode.Ignore } }.RunAsync();

    [Fact]
    public Task Ignored_markup_does_not_excuse_diagnostics()
        => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer> { TestState = { Sources = { "class C { int f = [|0|]; }" }, MarkupHandling = MarkupMode.Ignore } });

    [Fact]
    public Task Without_markup_the_text_stays()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { string s = \"[|a|]$$\"; int f = 0; }" },
                MarkupHandling = MarkupMode.None,
                ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithSpan(1, 41, 1, 42).WithArguments("0") },
            },
        }.RunAsync();

    [Fact]
    public Task Markup_is_read_in_additional_projects()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = [|0|], g = {|#0:0|}; }" } } },
                ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(0).WithArguments("0") },
            },
        }.RunAsync();

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private class TwoRulesAnalyzer : LiteralAnalyzer
    {
        public static readonly DiagnosticDescriptor Two = Rule("TWO");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ZeroAnalyzer.Zero, Two];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal)
            => literal.Token.Text switch
            {
                "0" => [Diagnostic.Create(ZeroAnalyzer.Zero, literal.GetLocation(), "0")],
                "2" => [Diagnostic.Create(Two, literal.GetLocation(), "2")],
                _ => [],
            };
    }

    private sealed class SecondRuleTest : SampleAnalyzerTest<TwoRulesAnalyzer>
    {
        protected override DiagnosticDescriptor GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => TwoRulesAnalyzer.Two;
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class SharedIdAnalyzer : LiteralAnalyzer
    {
        private static readonly DiagnosticDescriptor s_first = Rule("SHARED", message: "First");
        private static readonly DiagnosticDescriptor s_second = Rule("SHARED", message: "Second");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_first, s_second];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal) => [Diagnostic.Create(s_second, literal.GetLocation())];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ErrorWithAdditionalLocationAnalyzer : LiteralAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = Rule("RULE");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal)
            => [Diagnostic.Create(s_rule, literal.GetLocation(), DiagnosticSeverity.Error, [literal.Parent!.GetLocation()], properties: null, "anything")];
    }
}
