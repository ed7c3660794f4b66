using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace RoslynTesting.Tests.Workspaces;

public class AnalyzerFilesTests
{
    [Fact]
    public Task Additional_files_reach_the_analyzer_and_may_have_markup()
        => new SampleAnalyzerTest<DraftAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AdditionalFiles = { ("/0/notes.txt", "first\n[|draft|]"), ("/0/clean.txt", "done") },
            },
        }.RunAsync();

    [Fact]
    public Task Additional_files_may_come_from_a_factory()
        => new SampleAnalyzerTest<DraftAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AdditionalFilesFactories = { () => [("/0/notes.txt", SourceText.From("{|#0:draft|}"))] },
                ExpectedDiagnostics = { new DiagnosticResult("DRAFT", DiagnosticSeverity.Warning).WithLocation(0) },
            },
        }.RunAsync();

    [Fact]
    public Task Additional_projects_may_have_a_factory_too()
        => new SampleAnalyzerTest<DraftAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AdditionalProjects = { ["Other"] = { Sources = { "class D { }" }, AdditionalFilesFactories = { () => [("/Other/notes.txt", SourceText.From("{|#0:draft|}"))] } } },
                ExpectedDiagnostics = { new DiagnosticResult("DRAFT", DiagnosticSeverity.Warning).WithLocation(0) },
            },
        }.RunAsync();

    [Fact]
    public Task A_diagnostic_outside_of_source_is_not_expected_to_vanish()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<DraftAnalyzer> { TestState = { Sources = { "class C { }" }, AdditionalFiles = { ("/0/notes.txt", "draft") } } },
            "expected \"0\" actual \"1\"");

    [Theory]
    [InlineData("/.editorconfig", "root = true\n[*.cs]\noption = value\n")]
    [InlineData("/.globalconfig", "is_global = true\noption = value\n")]
    [InlineData("/any.name", "is_global = true\noption = value\n")]
    public Task Analyzer_configuration_reaches_the_analyzer(string name, string content)
        => new SampleAnalyzerTest<OptionAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AnalyzerConfigFiles = { (name, content) },
                ExpectedDiagnostics = { new DiagnosticResult(OptionAnalyzer.Rule).WithNoLocation().WithArguments("value") },
            },
        }.RunAsync();

    [Fact]
    public Task Analyzer_configuration_elsewhere_does_not()
        => new SampleAnalyzerTest<OptionAnalyzer>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AnalyzerConfigFiles = { ("/elsewhere/.editorconfig", "root = true\n[*.cs]\noption = value\n") },
                ExpectedDiagnostics = { new DiagnosticResult(OptionAnalyzer.Rule).WithNoLocation().WithArguments("none") },
            },
        }.RunAsync();

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class DraftAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = new("DRAFT", "Title", "Draft", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        public override void Initialize(AnalysisContext context)
            => context.RegisterAdditionalFileAction(file =>
            {
                var text = file.AdditionalFile.GetText()!;
                if (text.ToString().IndexOf("draft", StringComparison.Ordinal) is >= 0 and var start)
                {
                    var span = new TextSpan(start, 5);
                    file.ReportDiagnostic(Diagnostic.Create(s_rule, Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span))));
                }
            });
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class OptionAnalyzer : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Rule = new("OPTION", "Title", "{0}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
            => context.RegisterCompilationAction(compilation =>
            {
                var options = compilation.Options.AnalyzerConfigOptionsProvider.GetOptions(compilation.Compilation.SyntaxTrees.Single());
                compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, options.TryGetValue("option", out var value) ? value : "none"));
            });
    }
}
