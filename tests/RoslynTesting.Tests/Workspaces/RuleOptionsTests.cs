using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Workspaces;

public class RuleOptionsTests
{
    [Fact]
    public Task A_rule_that_is_off_by_default_runs_in_the_primary_project_only()
        => new SampleAnalyzerTest<OffByDefaultAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { int f = 0; }" } } },
            },
        }.RunAsync();

    [Fact]
    public Task A_disabled_rule_reports_nothing()
        => new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = 0; }", DisabledDiagnostics = { "ZERO" } }.RunAsync();

    [Fact]
    public Task An_exception_in_an_analyzer_is_an_error()
        => new SampleAnalyzerTest<ThrowingAnalyzer>
        {
            TestCode = "class C { int f = 0; }",
            ExpectedDiagnostics = { new DiagnosticResult("AD0001", DiagnosticSeverity.Error) },
        }.RunAsync();

    [Fact]
    public Task What_a_transform_says_of_a_rule_stays()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestCode = "class C { int f = {|#0:0|}; }",
            SolutionTransforms = { (solution, id) => SetOption(solution, id, "ZERO", ReportDiagnostic.Error) },
            ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(0).WithArguments("0").WithSeverity(DiagnosticSeverity.Error) },
        }.RunAsync();

    [Fact]
    public Task An_editorconfig_does_not_raise_a_warning_to_an_error()
        => new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { int f = {|#0:0|}; }" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ZERO.severity = error\n") },
                ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(0).WithArguments("0") },
            },
        }.RunAsync();

    [Theory]
    [InlineData("none")]
    [InlineData("silent")]
    [InlineData("suggestion")]
    public async Task An_editorconfig_lowers_a_rule(string severity)
    {
        var test = new SampleAnalyzerTest<ZeroAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { int f = {|#0:0|}; }" },
                AnalyzerConfigFiles = { ("/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.ZERO.severity = {severity}\n") },
            },
        };
        if (severity != "none")
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(ZeroAnalyzer.Zero)
                .WithLocation(0)
                .WithArguments("0")
                .WithSeverity(severity == "silent" ? DiagnosticSeverity.Hidden : DiagnosticSeverity.Info));
        }

        await test.RunAsync();
    }

    private static Solution SetOption(Solution solution, ProjectId id, string rule, ReportDiagnostic report)
    {
        var options = solution.GetProject(id)!.CompilationOptions!;
        return solution.WithProjectCompilationOptions(id, options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItem(rule, report)));
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class OffByDefaultAnalyzer : LiteralAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = Rule("OFF", enabled: false);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal) => [Diagnostic.Create(s_rule, literal.GetLocation(), "")];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ThrowingAnalyzer : LiteralAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ZeroAnalyzer.Zero];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal) => throw new NotSupportedException();
    }
}
