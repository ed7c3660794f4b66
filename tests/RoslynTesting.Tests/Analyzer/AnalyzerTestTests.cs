using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using RoslynTesting.Tests.Samples;

namespace RoslynTesting.Tests.Analyzer;

public class AnalyzerTestTests
{
    [Fact]
    public Task A_test_needs_source()
        => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer>(), "TestState.Sources");

    [Fact]
    public Task Clean_code_expects_nothing() => new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = 1; }" }.RunAsync();

    [Fact]
    public Task A_missing_diagnostic_fails()
        => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = [|1|]; }" }, "expected \"1\" actual \"0\"");

    [Fact]
    public Task An_unexpected_diagnostic_fails_and_is_shown()
        => Expect.FailureAsync(
            new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = 0; }" },
            "expected \"0\" actual \"1\"",
            "WithSpan(1, 19, 1, 20)");

    [Fact]
    public Task An_undeclared_compiler_error_fails()
        => Expect.FailureAsync(new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C { Missing f; }" }, "CS0246");

    [Fact]
    public void The_verifier_finds_the_only_rule()
    {
        Assert.Equal("ZERO", CSharpAnalyzerVerifier<ZeroAnalyzer, DefaultVerifier>.Diagnostic().Id);
        Assert.Equal("ZERO", CSharpAnalyzerVerifier<ZeroAnalyzer, DefaultVerifier>.Diagnostic("ZERO").Id);
        Assert.Equal("ZERO", CSharpAnalyzerVerifier<EmptyDiagnosticAnalyzer, DefaultVerifier>.Diagnostic(ZeroAnalyzer.Zero).Id);
    }

    [Fact]
    public void The_verifier_refuses_to_guess()
    {
        Assert.Throws<InvalidOperationException>(() => CSharpAnalyzerVerifier<EmptyDiagnosticAnalyzer, DefaultVerifier>.Diagnostic());
        Assert.Throws<InvalidOperationException>(() => CSharpAnalyzerVerifier<ZeroAnalyzer, DefaultVerifier>.Diagnostic("OTHER"));
    }

    [Fact]
    public async Task Cancellation_ends_the_test()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SampleAnalyzerTest<ZeroAnalyzer> { TestCode = "class C { int f = [|0|]; }" }.RunAsync(cancelled.Token));
    }

    [Fact]
    public Task A_test_may_leave_out_diagnostics_of_its_own_choice()
        => new FilteringTest { TestCode = "class C { int f = 0; }" }.RunAsync();

    private sealed class FilteringTest : SampleAnalyzerTest<ZeroAnalyzer>
    {
        protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
            ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
            => [.. base.FilterDiagnostics(diagnostics).Where(entry => entry.diagnostic.Id != "ZERO")];
    }
}
