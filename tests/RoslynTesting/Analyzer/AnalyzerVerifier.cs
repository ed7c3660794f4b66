using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One-line tests of an analyzer.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TTest">The test that is run.</typeparam>
/// <typeparam name="TVerifier">How failures are reported.</typeparam>
public class AnalyzerVerifier<TAnalyzer, TTest, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TTest : AnalyzerTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Expects the analyzer's only rule.</summary>
    /// <exception cref="InvalidOperationException">The analyzer has several rules, or none.</exception>
    public static DiagnosticResult Diagnostic()
        => Single(_ => true, $"'{nameof(Diagnostic)}()' can only be used when the analyzer has a single supported diagnostic.");

    /// <summary>Expects the analyzer's only rule with that id.</summary>
    /// <exception cref="InvalidOperationException">The analyzer has several such rules, or none.</exception>
    public static DiagnosticResult Diagnostic(string diagnosticId)
        => Single(
            descriptor => descriptor.Id == diagnosticId,
            $"'{nameof(Diagnostic)}(string)' can only be used when the analyzer has a single supported diagnostic with the specified ID.");

    /// <summary>Expects a rule.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Runs the analyzer over <paramref name="source"/>.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new TTest { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(CancellationToken.None);
    }

    private static DiagnosticResult Single(Func<DiagnosticDescriptor, bool> predicate, string requirement)
        => new TAnalyzer().SupportedDiagnostics.Where(predicate).ToList() is [var descriptor]
            ? Diagnostic(descriptor)
            : throw new InvalidOperationException($"{requirement} Use the '{nameof(Diagnostic)}(DiagnosticDescriptor)' overload instead.");
}
