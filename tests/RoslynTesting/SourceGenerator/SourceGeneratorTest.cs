using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test of source generators: a solution, the files they add, and the diagnostics expected in all of it.</summary>
/// <typeparam name="TVerifier">How failures are reported.</typeparam>
public abstract class SourceGeneratorTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <inheritdoc />
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [];

    /// <inheritdoc />
    protected abstract override IEnumerable<Type> GetSourceGenerators();
}
