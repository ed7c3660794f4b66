using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.SourceGenerator;

public class GeneratedSourcesTests
{
    private static readonly (Type, string, SourceText) s_fixed = (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.Text(ClassGenerator.FixedCode));
    private static readonly (Type, string, SourceText) s_thing = (typeof(ClassGenerator), "Thing.g.cs", ClassGenerator.Text("class Thing { }"));

    [Fact]
    public Task Generated_files_are_compared()
        => new SampleGeneratorTest<ClassGenerator>
        {
            TestState = { Sources = { "class MakeThing { Thing thing; }" }, GeneratedSources = { s_fixed, s_thing } },
        }.RunAsync();

    [Fact]
    public Task Their_order_is_free()
        => new SampleGeneratorTest<ClassGenerator>
        {
            TestState = { Sources = { "class MakeThing { }" }, GeneratedSources = { s_thing, s_fixed } },
        }.RunAsync();

    [Fact]
    public Task They_are_named_by_generator_and_hint()
        => new SampleGeneratorTest<ClassGenerator>
        {
            TestState =
            {
                Sources = { "class C { }" },
                GeneratedSources = { (Path.Combine(typeof(ClassGenerator).Assembly.GetName().Name!, "RoslynTesting.Tests.Samples.ClassGenerator", "Fixed.g.cs"), ClassGenerator.Text(ClassGenerator.FixedCode)) },
            },
        }.RunAsync();

    [Fact]
    public Task A_missing_file_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<ClassGenerator> { TestState = { Sources = { "class C { }" }, GeneratedSources = { s_fixed, s_thing } } },
            "Verifying source generated files",
            "Expected source file list to match");

    [Fact]
    public Task An_unexpected_file_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<ClassGenerator> { TestState = { Sources = { "class MakeThing { }" }, GeneratedSources = { s_fixed } } },
            "Expected source file list to match",
            "Thing.g.cs");

    [Fact]
    public Task Another_text_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<ClassGenerator>
            {
                TestState = { Sources = { "class C { }" }, GeneratedSources = { (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.Text("class Other { }")) } },
            },
            "Source generator application",
            "class Other { }");

    [Fact]
    public Task Another_encoding_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<ClassGenerator>
            {
                TestState =
                {
                    Sources = { "class C { }" },
                    GeneratedSources = { (typeof(ClassGenerator), "Fixed.g.cs", SourceText.From(ClassGenerator.FixedCode, Encoding.Unicode, SourceHashAlgorithm.Sha256)) },
                },
            },
            "encoding");

    [Fact]
    public Task Another_checksum_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<ClassGenerator> { TestState = { Sources = { "class C { }" }, GeneratedSources = { (typeof(ClassGenerator), "Fixed.g.cs", ClassGenerator.FixedCode) } } },
            "checksum");

    [Fact]
    public Task The_comparison_can_be_left_out()
        => new SampleGeneratorTest<ClassGenerator>
        {
            TestState = { Sources = { "class MakeThing { Thing thing; Fixed f; }" } },
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        }.RunAsync();

    [Fact]
    public Task Generated_files_need_no_source()
        => new SampleGeneratorTest<ClassGenerator> { TestState = { GeneratedSources = { s_fixed } } }.RunAsync();

    [Fact]
    public Task Without_any_file_there_is_nothing_to_test()
        => Expect.FailureAsync(new SampleGeneratorTest<ClassGenerator>(), "TestState.Sources");

    [Fact]
    public Task A_generator_of_the_old_kind_runs_too()
        => new SampleGeneratorTest<OldGenerator>
        {
            TestState = { Sources = { "class C : Old { }" }, GeneratedSources = { (typeof(OldGenerator), "Old.g.cs", ClassGenerator.Text("class Old { }")) } },
        }.RunAsync();

    [Fact]
    public Task Anything_else_is_no_generator()
        => Expect.FailureAsync(new SampleGeneratorTest<object> { TestState = { Sources = { "class C { }" } } }, "must implement");

    [Fact]
    public Task The_empty_generator_adds_nothing()
        => new SampleGeneratorTest<EmptySourceGeneratorProvider> { TestCode = "class C { }" }.RunAsync();

    [Fact]
    public Task A_generator_sees_additional_files_and_options()
        => new SampleGeneratorTest<FileAndOptionGenerator>
        {
            TestState =
            {
                Sources = { "class C { }" },
                AdditionalFiles = { ("/0/notes.txt", "text") },
                AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nname = Configured\n") },
                GeneratedSources = { (typeof(FileAndOptionGenerator), "Out.g.cs", ClassGenerator.Text("class Configured { /* text */ }")) },
            },
        }.RunAsync();

    [Generator]
    private sealed class OldGenerator : ISourceGenerator
    {
        public void Initialize(GeneratorInitializationContext context)
        {
        }

        public void Execute(GeneratorExecutionContext context) => context.AddSource("Old.g.cs", ClassGenerator.Text("class Old { }"));
    }

    [Generator]
    private sealed class FileAndOptionGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(
                context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider),
                static (output, input) =>
                {
                    input.Right.GlobalOptions.TryGetValue("name", out var name);
                    output.AddSource("Out.g.cs", ClassGenerator.Text($"class {name} {{ /* {input.Left.GetText()} */ }}"));
                });
    }
}
