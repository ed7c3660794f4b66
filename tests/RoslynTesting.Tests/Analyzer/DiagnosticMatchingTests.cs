using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Analyzer;

public class DiagnosticMatchingTests
{
    private static readonly DiagnosticResult s_number = new(NumberAnalyzer.Number);

    [Fact]
    public Task The_order_of_expected_diagnostics_is_free()
        => new SampleAnalyzerTest<NumberAnalyzer>
        {
            TestCode = "class C { int f = {|#1:1|}, g = {|#2:2|}, h = {|#3:3|}; }",
            ExpectedDiagnostics = { Number(3), Number(1), Number(2) },
        }.RunAsync();

    [Fact]
    public Task A_result_without_message_takes_what_the_others_leave()
        => new SampleAnalyzerTest<TwoMessagesAnalyzer>
        {
            TestCode = "class C { int f = {|#0:1|}; }",
            ExpectedDiagnostics =
            {
                s_number.WithLocation(0).WithMessage(null),
                s_number.WithLocation(0).WithArguments("first"),
            },
        }.RunAsync();

    [Fact]
    public Task The_start_counts_and_with_a_span_the_end_too()
        => new SampleAnalyzerTest<NumberAnalyzer>
        {
            TestCode = "class C { int f = 12; }",
            ExpectedDiagnostics = { s_number.WithSpan(1, 19, 1, 21).WithArguments("12") },
        }.RunAsync();

    [Fact]
    public Task A_location_has_any_length()
        => new SampleAnalyzerTest<NumberAnalyzer>
        {
            TestCode = "class C { int f = 12; }",
            ExpectedDiagnostics = { s_number.WithLocation(1, 19).WithArguments("12") },
        }.RunAsync();

    public static TheoryData<DiagnosticResult> Mismatches => new(
        s_number.WithArguments("12"),
        s_number.WithSpan(1, 19, 1, 20).WithArguments("12"),
        s_number.WithSpan(1, 18, 1, 21).WithArguments("12"),
        s_number.WithSpan(2, 19, 2, 21).WithArguments("12"),
        s_number.WithLocation(1, 20).WithArguments("12"),
        s_number.WithLocation("/0/Test1.cs", 1, 19).WithArguments("12"),
        s_number.WithLocation(1, 19).WithArguments("13"),
        s_number.WithLocation(1, 19).WithMessage("Number 12"),
        s_number.WithLocation(1, 19),
        s_number.WithLocation(1, 19).WithArguments("12").WithSeverity(DiagnosticSeverity.Error),
        s_number.WithLocation(1, 19).WithLocation(1, 15).WithArguments("12"),
        new DiagnosticResult("OTHER", DiagnosticSeverity.Warning).WithLocation(1, 19),
        new DiagnosticResult("NUMBER", DiagnosticSeverity.Warning).WithLocation(1, 19).WithArguments("13"));

    [Theory]
    [MemberData(nameof(Mismatches))]
    public Task Whatever_differs_fails(DiagnosticResult expected)
        => Expect.FailureAsync(new SampleAnalyzerTest<NumberAnalyzer> { TestCode = "class C { int f = 12; }", ExpectedDiagnostics = { expected } });

    [Fact]
    public Task What_is_left_open_may_differ()
        => new SampleAnalyzerTest<NumberAnalyzer>
        {
            TestCode = "class C { int f = 12; }",
            ExpectedDiagnostics =
            {
                new DiagnosticResult("NUMBER", DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreSeverity).WithLocation(1, 19).WithMessage(null),
            },
        }.RunAsync();

    [Fact]
    public Task Arguments_are_compared_when_there_is_no_message()
        => new SampleAnalyzerTest<NumberAnalyzer>
        {
            TestCode = "class C { int f = 12; }",
            ExpectedDiagnostics = { new DiagnosticResult("NUMBER", DiagnosticSeverity.Warning).WithLocation(1, 19).WithArguments("12") },
        }.RunAsync();

    [Fact]
    public Task A_project_diagnostic_has_no_location()
        => new SampleAnalyzerTest<ProjectAnalyzer> { TestCode = "class C { }", ExpectedDiagnostics = { new DiagnosticResult(ProjectAnalyzer.Rule) } }.RunAsync();

    [Fact]
    public Task A_location_is_not_found_in_a_project_diagnostic()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<ProjectAnalyzer> { TestCode = "class C { }", ExpectedDiagnostics = { new DiagnosticResult(ProjectAnalyzer.Rule).WithLocation(1, 1) } });

    [Fact]
    public async Task A_further_check_sees_each_pair()
    {
        var seen = new List<(string, int)>();
        await new SampleAnalyzerTest<NumberAnalyzer>
        {
            TestCode = "class C { int f = {|#0:1|}, g = {|#1:2|}; }",
            ExpectedDiagnostics = { Number(1, key: 0), Number(2, key: 1) },
            DiagnosticVerifier = (actual, expected, verifier) =>
            {
                verifier.Equal(actual.Id, expected.Id);
                seen.Add((actual.GetMessage(), expected.Spans[0].Span.StartLinePosition.Character));
            },
        }.RunAsync();

        Assert.Equal([("Number '1'", 18), ("Number '2'", 25)], seen.Order());
    }

    [Fact]
    public Task A_further_check_may_fail()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<NumberAnalyzer>
            {
                TestCode = "class C { int f = [|1|]; }",
                DiagnosticVerifier = (_, _, verifier) => verifier.Fail("Not this one"),
            },
            "Not this one");

    [Fact]
    public async Task Many_diagnostics_are_matched_quickly()
    {
        var fields = Enumerable.Range(0, 200).Select(i => $"int f{i} = [|{i}|];");
        await new SampleAnalyzerTest<NumberAnalyzer> { TestCode = $"class C {{ {string.Join('\n', fields)} }}" }.RunAsync();
    }

    private static DiagnosticResult Number(int number, int? key = null) => s_number.WithLocation(key ?? number).WithArguments(number.ToString());

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private class NumberAnalyzer : LiteralAnalyzer
    {
        public static readonly DiagnosticDescriptor Number = Rule("NUMBER");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Number];

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal) => [Diagnostic.Create(Number, literal.GetLocation(), literal.Token.Text)];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class TwoMessagesAnalyzer : NumberAnalyzer
    {
        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal)
            => [Diagnostic.Create(Number, literal.GetLocation(), "first"), Diagnostic.Create(Number, literal.GetLocation(), "second")];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ProjectAnalyzer : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Rule = new("PROJECT", "Title", "Project", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
            => context.RegisterCompilationAction(compilation => compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None)));
    }
}
