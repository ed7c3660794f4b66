namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A place for one-line tests of a source generator, which a project writes itself.</summary>
/// <typeparam name="TSourceGenerator">The generator.</typeparam>
/// <typeparam name="TTest">The test that is run.</typeparam>
/// <typeparam name="TVerifier">How failures are reported.</typeparam>
public class SourceGeneratorVerifier<TSourceGenerator, TTest, TVerifier>
    where TSourceGenerator : new()
    where TTest : SourceGeneratorTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
}
