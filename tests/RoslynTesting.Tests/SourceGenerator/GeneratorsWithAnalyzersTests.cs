using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.SourceGenerator;

public class GeneratorsWithAnalyzersTests
{
    [Fact]
    public Task An_analyzer_test_may_run_generators()
        => new GeneratingAnalyzerTest
        {
            TestState =
            {
                Sources = { "class MakeThing { Thing thing; int f = [|0|]; }" },
                GeneratedSources =
                {
                    (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.Text(ClassGenerator.FixedCode)),
                    (typeof(ClassGenerator), "Thing.g.cs", ClassGenerator.Text("class Thing { }")),
                },
            },
        }.RunAsync();

    [Fact]
    public Task Its_generated_files_are_compared()
        => Expect.FailureAsync(new GeneratingAnalyzerTest { TestCode = "class C { int f = [|0|]; }" }, "Verifying source generated files");

    [Fact]
    public Task A_code_fix_test_may_run_generators()
        => new GeneratingCodeFixTest
        {
            TestCode = "class MakeThing { Thing thing; int f = [|0|]; }",
            FixedCode = "class MakeThing { Thing thing; int f = 1; }",
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        }.RunAsync();

    [Fact]
    public Task Generated_files_of_the_fixed_state_are_compared()
        => Expect.FailureAsync(
            new GeneratingCodeFixTest
            {
                TestState = { Sources = { "class C { int f = [|0|]; }" }, GeneratedSources = { (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.Text(ClassGenerator.FixedCode)) } },
                FixedState = { Sources = { "class C { int f = 1; }" }, GeneratedSources = { (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.Text("class Other { }")) } },
            },
            "Generated sources of fixed state");

    [Fact]
    public Task Generated_files_are_inherited()
        => new GeneratingCodeFixTest
        {
            TestState = { Sources = { "class C { int f = [|0|]; }" }, GeneratedSources = { (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.Text(ClassGenerator.FixedCode)) } },
            FixedCode = "class C { int f = 1; }",
        }.RunAsync();

    private sealed class GeneratingAnalyzerTest : SampleAnalyzerTest<ZeroAnalyzer>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ClassGenerator)];
    }

    private sealed class GeneratingCodeFixTest : SampleCodeFixTest<ZeroAnalyzer, ZeroToOneFix>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ClassGenerator)];
    }
}
