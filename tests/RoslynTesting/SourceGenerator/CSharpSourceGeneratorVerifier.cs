using Microsoft.CodeAnalysis.Testing;

namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>A place for one-line tests of a source generator for C#, which a project writes itself.</summary>
/// <typeparam name="TSourceGenerator">The generator.</typeparam>
/// <typeparam name="TVerifier">How failures are reported; normally <see cref="DefaultVerifier"/>.</typeparam>
public class CSharpSourceGeneratorVerifier<TSourceGenerator, TVerifier> : SourceGeneratorVerifier<TSourceGenerator, CSharpSourceGeneratorTest<TSourceGenerator, TVerifier>, TVerifier>
    where TSourceGenerator : new()
    where TVerifier : IVerifier, new()
{
}
