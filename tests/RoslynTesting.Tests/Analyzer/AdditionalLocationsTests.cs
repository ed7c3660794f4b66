using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Analyzer;

public class AdditionalLocationsTests
{
    private const string Code = "class C { int {|#1:f = {|#0:1|}|}; }";

    private static readonly DiagnosticResult s_expected = new DiagnosticResult("RULE", DiagnosticSeverity.Warning).WithLocation(0);

    [Fact]
    public Task Locations_after_the_first_are_the_additional_ones()
        => new SampleAnalyzerTest<DeclaratorAnalyzer> { TestCode = Code, ExpectedDiagnostics = { s_expected.WithLocation(1) } }.RunAsync();

    [Fact]
    public Task A_missing_one_fails()
        => Expect.FailureAsync(new SampleAnalyzerTest<DeclaratorAnalyzer> { TestCode = Code, ExpectedDiagnostics = { s_expected } }, "additional locations");

    [Fact]
    public Task A_wrong_one_fails()
        => Expect.FailureAsync(new SampleAnalyzerTest<DeclaratorAnalyzer> { TestCode = Code, ExpectedDiagnostics = { s_expected.WithLocation(1, 1) } });

    [Fact]
    public Task They_may_be_left_open()
        => new SampleAnalyzerTest<DeclaratorAnalyzer>
        {
            TestCode = Code,
            ExpectedDiagnostics = { s_expected.WithOptions(DiagnosticOptions.IgnoreAdditionalLocations) },
        }.RunAsync();

    [Fact]
    public Task Unnecessary_code_is_marked()
        => new SampleAnalyzerTest<UnnecessaryAnalyzer>
        {
            TestCode = Code,
            ExpectedDiagnostics = { s_expected.WithLocation(1, DiagnosticLocationOptions.UnnecessaryCode) },
        }.RunAsync();

    [Fact]
    public Task A_missing_mark_fails()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<DeclaratorAnalyzer>
            {
                TestCode = Code,
                ExpectedDiagnostics = { s_expected.WithLocation(1, DiagnosticLocationOptions.UnnecessaryCode) },
            },
            "unnecessary");

    [Fact]
    public Task An_unexpected_mark_fails()
        => Expect.FailureAsync(new SampleAnalyzerTest<UnnecessaryAnalyzer> { TestCode = Code, ExpectedDiagnostics = { s_expected.WithLocation(1) } }, "unnecessary");

    [Theory]
    [InlineData("[1]")]
    [InlineData("[]")]
    [InlineData("0")]
    [InlineData("[-1]")]
    public Task A_mark_of_no_additional_location_fails(string indices)
    {
        UnnecessaryAnalyzer.Indices.Value = indices;
        return Expect.FailureAsync(new SampleAnalyzerTest<UnnecessaryAnalyzer> { TestCode = Code, ExpectedDiagnostics = { s_expected.WithLocation(1) } });
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private class DeclaratorAnalyzer : LiteralAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = Rule("RULE", tags: WellKnownDiagnosticTags.Unnecessary);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

        protected virtual ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty;

        protected override IEnumerable<Diagnostic> Analyze(LiteralExpressionSyntax literal)
            => [Diagnostic.Create(s_rule, literal.GetLocation(), [literal.Parent!.Parent!.GetLocation()], Properties, "")];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class UnnecessaryAnalyzer : DeclaratorAnalyzer
    {
        public static AsyncLocal<string> Indices { get; } = new();

        private readonly string _indices = Indices.Value ?? "[0]";

        protected override ImmutableDictionary<string, string?> Properties
            => base.Properties.Add(WellKnownDiagnosticTags.Unnecessary, _indices);
    }
}
