using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.SourceGenerator;

public class GeneratorDiagnosticsTests
{
    private static readonly DiagnosticDescriptor s_rule = new("GEN", "Title", "Reported '{0}'", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    [Fact]
    public Task What_a_generator_reports_is_expected()
        => new SampleGeneratorTest<ReportingGenerator>
        {
            TestCode = "class C { }",
            ExpectedDiagnostics = { new DiagnosticResult(s_rule).WithArguments("it") },
        }.RunAsync();

    [Fact]
    public Task What_a_generator_reports_must_be_expected()
        => Expect.FailureAsync(new SampleGeneratorTest<ReportingGenerator> { TestCode = "class C { }" }, "GEN");

    [Fact]
    public Task An_error_in_generated_code_is_expected_by_its_path()
        => new SampleGeneratorTest<BrokenCodeGenerator>
        {
            TestState =
            {
                Sources = { "class C { }" },
                GeneratedSources = { (typeof(BrokenCodeGenerator), "Broken.g.cs", ClassGenerator.Text("class Broken : {|CS0246:Missing|} { }")) },
            },
        }.RunAsync();

    [Fact]
    public Task An_error_in_generated_code_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<BrokenCodeGenerator> { TestCode = "class C { }", TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck },
            "CS0246",
            "Broken.g.cs");

    [Fact]
    public Task An_exception_in_a_generator_fails()
        => Expect.FailureAsync(
            new SampleGeneratorTest<ThrowingGenerator> { TestCode = "class C { }" },
            "CS8785");

    [Fact]
    public Task An_error_in_source_fails()
        => Expect.FailureAsync(new SampleGeneratorTest<EmptySourceGeneratorProvider> { TestCode = "class C : Missing { }" }, "CS0246");

    [Generator]
    private sealed class ReportingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => output.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None, "it")));
    }

    [Generator]
    private sealed class BrokenCodeGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterPostInitializationOutput(static output => output.AddSource("Broken.g.cs", ClassGenerator.Text("class Broken : Missing { }")));
    }

    [Generator]
    private sealed class ThrowingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new NotSupportedException());
    }
}
