using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class IterationCountTests
{
    private const string TwoZeros = "class C { int f = [|0|], g = [|0|]; }";
    private const string TwoOnes = "class C { int f = 1, g = 1; }";

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(-3)]
    public Task The_number_of_rounds_is_as_said(int iterations)
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = TwoZeros, FixedCode = TwoOnes, NumberOfIncrementalIterations = iterations }.RunAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(3)]
    public Task Another_number_of_rounds_fails(int iterations)
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = TwoZeros, FixedCode = TwoOnes, NumberOfIncrementalIterations = iterations },
            "Iterative code fix application",
            "iterations");

    [Fact]
    public Task At_most_one_means_exactly_one()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, NoFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = [|0|]; }", NumberOfIncrementalIterations = -1 },
            "Expected '1' iterations but found '0'");

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(null)]
    public Task All_occurrences_take_one_round(int? iterations)
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = TwoZeros, FixedCode = TwoOnes, NumberOfFixAllIterations = iterations }.RunAsync();

    [Fact]
    public Task Another_number_of_rounds_for_all_fails()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = TwoZeros, FixedCode = TwoOnes, NumberOfFixAllIterations = 2 },
            "Fix all in document",
            "Expected '2' iterations but found '1'");

    [Fact]
    public Task The_number_for_a_document_goes_before_the_general_one()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = TwoZeros, FixedCode = TwoOnes, NumberOfFixAllInDocumentIterations = 1, NumberOfFixAllIterations = 2 },
            "Fix all in project");

    [Fact]
    public Task The_number_for_a_project_goes_before_the_general_one()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
            {
                TestCode = TwoZeros,
                FixedCode = TwoOnes,
                NumberOfFixAllInDocumentIterations = 1,
                NumberOfFixAllInProjectIterations = 1,
                NumberOfFixAllIterations = 2,
            },
            "Fix all in solution");

    [Fact]
    public Task A_document_each_is_the_default_in_documents()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState = { Sources = { "class C { int f = [|0|]; }", "class D { int f = [|0|], g = [|0|]; }" } },
            FixedState = { Sources = { "class C { int f = 1; }", "class D { int f = 1, g = 1; }" } },
            NumberOfIncrementalIterations = 3,
            NumberOfFixAllInDocumentIterations = 2,
            NumberOfFixAllInProjectIterations = 1,
        }.RunAsync();

    [Fact]
    public Task A_fix_that_runs_too_long_shows_its_text()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, IndentFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = 1; }" },
            "content of '/0/Test0.cs' did not match");

    [Fact]
    public Task A_fix_that_runs_too_long_with_the_right_text_exceeds_the_limit()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, IndentFix>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedState = { Sources = { "   class C { int f = [|0|]; }" }, MarkupHandling = MarkupMode.Allow },
                NumberOfIncrementalIterations = -2,
            },
            "exceeded");

    [Fact]
    public Task A_fix_that_is_offered_but_changes_nothing_fails()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, NothingFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = [|0|]; }" },
            "No code fixes were expected, but a fix was offered that made no changes");

    [Fact]
    public Task A_fix_that_changes_nothing_may_be_counted()
        => new SampleCodeFixTest<ZeroAnalyzer, NothingFix>
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedCode = "class C { int f = [|0|]; }",
            NumberOfIncrementalIterations = 1,
        }.RunAsync();

    [Fact]
    public Task A_fix_that_leaves_the_diagnostics_as_they_are_is_not_repeated()
        => new SampleCodeFixTest<ZeroAnalyzer, CommentFix>
        {
            TestCode = "class C { int f = [|0|]; }",
            FixedState = { Sources = { "class C { int f = [|0|]; }//" }, MarkupHandling = MarkupMode.Allow },
            NumberOfIncrementalIterations = 1,
        }.RunAsync();

    [Fact]
    public Task Fixing_one_after_the_other_is_not_fixing_all()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, OneAtATimeFix> { TestCode = TwoZeros, FixedCode = TwoOnes },
            "Fix all in document",
            "Expected '1' iterations but found '2'");

    [Fact]
    public Task No_fix_means_no_round()
        => new SampleCodeFixTest<ZeroAnalyzer, NoFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = [|0|]; }" }.RunAsync();

    [Fact]
    public Task A_text_is_compared_before_rounds_are_counted()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = TwoZeros, FixedCode = "class C { int f = 2, g = 2; }", NumberOfIncrementalIterations = 5 },
            "content of");

    private sealed class NoFix : CustomFix
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;

        protected override Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class NothingFix : CustomFix
    {
        protected override Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult(document.Project.Solution);
    }

    private sealed class CommentFix : CustomFix
    {
        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
            => document.WithText(SourceText.From(await document.GetTextAsync(cancellationToken) + "//")).Project.Solution;
    }

    private sealed class OneAtATimeFix : ZeroToOneFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
            document.WithText((await document.GetTextAsync(context.CancellationToken)).Replace(diagnostics[0].Location.SourceSpan, "1")));
    }

    /// <summary>Never removes the diagnostic, and moves it so that each round sees another.</summary>
    private sealed class IndentFix : CustomFix
    {
        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        {
            var text = (await document.GetTextAsync(cancellationToken)).ToString();
            return document.WithText(SourceText.From(" " + text)).Project.Solution;
        }
    }
}
