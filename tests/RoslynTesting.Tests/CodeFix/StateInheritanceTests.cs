using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.CodeFix;

public class StateInheritanceTests
{
    [Fact]
    public Task Fixed_code_equal_to_the_code_with_its_markup_means_no_fix()
        => new SampleCodeFixTest<ZeroAnalyzer, EmptyCodeFixProvider> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = [|0|]; }" }.RunAsync();

    [Fact]
    public Task Fixed_code_equal_to_the_code_without_its_markup_declares_nothing()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, EmptyCodeFixProvider> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = 0; }" },
            "Diagnostics of fixed state");

    [Fact]
    public Task The_fixed_state_is_verified()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToMissingFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = missing; }" },
            "Diagnostics of fixed state",
            "CS0103");

    [Fact]
    public Task What_a_fix_breaks_can_be_declared()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToMissingFix> { TestCode = "class C { int f = [|0|]; }", FixedCode = "class C { int f = {|CS0103:missing|}; }" }.RunAsync();

    [Fact]
    public Task Markup_of_a_fixable_rule_expects_nothing_in_fixed_code()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, FirstZeroFix> { TestCode = "class C { int f = [|0|], g = [|0|]; }", FixedCode = "class C { int f = 1, g = [|0|]; }" },
            "Diagnostics of fixed state");

    [Fact]
    public Task Markup_of_a_fixable_rule_can_be_allowed()
        => new SampleCodeFixTest<ZeroAnalyzer, FirstZeroFix>
        {
            TestCode = "class C { int f = [|0|], g = [|0|]; }",
            FixedState = { Sources = { "class C { int f = 1, g = [|0|]; }" }, MarkupHandling = MarkupMode.Allow },
            NumberOfIncrementalIterations = 1,
        }.RunAsync();

    [Fact]
    public Task Diagnostics_that_stay_can_be_declared()
        => new SampleCodeFixTest<ZeroAnalyzer, FirstZeroFix>
        {
            TestCode = "class C { int f = [|0|], g = [|0|]; }",
            FixedState =
            {
                Sources = { "class C { int f = 1, g = {|#0:0|}; }" },
                ExpectedDiagnostics = { new DiagnosticResult(ZeroAnalyzer.Zero).WithLocation(0).WithArguments("0") },
            },
            NumberOfIncrementalIterations = 1,
        }.RunAsync();

    [Fact]
    public Task Explicit_diagnostics_of_other_rules_are_inherited()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestCode = "class C { int f = [|0|]; Missing g; }",
            FixedCode = "class C { int f = 1; Missing g; }",
            ExpectedDiagnostics = { DiagnosticResult.CompilerError("CS0246").WithSpan(1, 22, 1, 29) },
        }.RunAsync();

    [Fact]
    public Task Other_files_are_inherited()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState =
            {
                Sources = { "class C { int f = [|0|]; }" },
                AdditionalFiles = { ("/0/notes.txt", "text") },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n") },
                AdditionalProjects = { ["Other"] = { Sources = { "public class Other { }" } } },
                AdditionalProjectReferences = { "Other" },
                OutputKind = OutputKind.DynamicallyLinkedLibrary,
            },
            FixedCode = "class C { int f = 1; }",
        }.RunAsync();

    [Fact]
    public Task An_explicit_state_inherits_nothing()
        => Expect.FailureAsync(new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState = { Sources = { "class C { int f = [|0|]; }" }, AdditionalFiles = { ("/0/notes.txt", "text") } },
            FixedState = { Sources = { "class C { int f = 1; }" }, InheritanceMode = StateInheritanceMode.Explicit },
        });

    [Fact]
    public Task With_batch_fixed_code_alone_the_fixed_state_is_the_test_state()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix> { TestCode = "class C { int f = [|0|]; }", BatchFixedCode = "class C { int f = 1; }" },
            "Iterative code fix application");

    [Fact]
    public Task Batch_fixed_code_inherits_from_fixed_code()
        => new SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
        {
            TestState = { Sources = { "class C { int f = [|0|]; }" }, AdditionalFiles = { ("/0/notes.txt", "text") } },
            FixedCode = "class C { int f = 1; }",
            BatchFixedCode = "class C { int f = 1; }",
        }.RunAsync();

    [Fact]
    public Task The_batch_state_is_verified_if_it_is_set()
        => Expect.FailureAsync(
            new SampleCodeFixTest<ZeroAnalyzer, BrokenWhenAllAreFixed>
            {
                TestCode = "class C { int f = [|0|]; }",
                FixedCode = "class C { int f = 1; }",
                BatchFixedCode = "class C { int f = missing; }",
            },
            "Diagnostics of batch fixed state",
            "CS0103");

    [Fact]
    public void A_state_completes_itself_from_its_base()
    {
        var (state, inherited) = (NewState(), NewState());
        inherited.Sources.Add("class C { }");
        inherited.AdditionalFiles.Add(("a.txt", "a"));
        inherited.OutputKind = OutputKind.ConsoleApplication;
        inherited.ExpectedDiagnostics.Add(new DiagnosticResult(ZeroAnalyzer.Zero));
        inherited.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CS1"));
        state.Sources.Add("class D { }");

        var result = state.WithInheritedValuesApplied(inherited, ["ZERO"]);

        Assert.Equal((StateInheritanceMode.Explicit, MarkupMode.IgnoreFixable), (result.InheritanceMode, result.MarkupHandling));
        Assert.Equal("class D { }", Assert.Single(result.Sources).content.ToString());
        Assert.Single(result.AdditionalFiles);
        Assert.Equal(OutputKind.ConsoleApplication, result.OutputKind);
        Assert.Equal(["CS1"], result.ExpectedDiagnostics.Select(expected => expected.Id));
    }

    [Fact]
    public void A_state_without_content_inherits_all()
    {
        var (state, inherited) = (NewState(), NewState());
        inherited.MarkupHandling = MarkupMode.Ignore;
        inherited.Sources.Add("class C { }");
        inherited.ExpectedDiagnostics.Add(new DiagnosticResult(ZeroAnalyzer.Zero));

        var result = state.WithInheritedValuesApplied(inherited, ["ZERO"]);

        Assert.Equal(MarkupMode.Ignore, result.MarkupHandling);
        Assert.Single(result.Sources);
        Assert.Single(result.ExpectedDiagnostics);
    }

    [Fact]
    public void Additional_projects_are_no_content_of_its_own()
    {
        var (state, inherited) = (NewState(), NewState());
        inherited.Sources.Add("class C { }");
        state.AdditionalProjects["Other"].Sources.Add("class D { }");

        Assert.Equal(MarkupMode.Allow, state.WithInheritedValuesApplied(inherited, []).MarkupHandling);
    }

    [Fact]
    public void What_an_explicit_state_lacks_is_a_difference()
    {
        var (state, inherited) = (NewState(), NewState());
        inherited.Sources.Add("class C { }");
        inherited.AdditionalFiles.Add(("a.txt", "a"));
        state.Sources.Add("class C { }");

        Assert.Equal(MarkupMode.Allow, state.WithInheritedValuesApplied(inherited, []).MarkupHandling);
        state.InheritanceMode = StateInheritanceMode.Explicit;
        Assert.Equal(MarkupMode.IgnoreFixable, state.WithInheritedValuesApplied(inherited, []).MarkupHandling);
    }

    [Fact]
    public void Markup_waits_for_inheritance()
        => Assert.Throws<InvalidOperationException>(() => NewState().WithProcessedMarkup(MarkupOptions.None, null, [], [], "/0/Test0.cs"));

    private static SolutionState NewState() => new("TestProject", LanguageNames.CSharp, "/0/Test", "cs");

    private sealed class ZeroToMissingFix : CustomFix
    {
        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
            => document.WithText((await document.GetTextAsync(cancellationToken)).Replace(diagnostic.Location.SourceSpan, "missing")).Project.Solution;
    }

    private sealed class FirstZeroFix : CustomFix
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context)
            => context.Span.Start < 20 ? base.RegisterCodeFixesAsync(context) : Task.CompletedTask;

        protected override async Task<Solution> ChangeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
            => document.WithText((await document.GetTextAsync(cancellationToken)).Replace(diagnostic.Location.SourceSpan, "1")).Project.Solution;
    }

    private sealed class BrokenWhenAllAreFixed : ZeroToOneFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
            async (context, document, diagnostics) => document.WithText((await document.GetTextAsync(context.CancellationToken)).Replace(diagnostics.Single().Location.SourceSpan, "missing")));
    }
}
