using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests;

/// <summary>A source generator test that needs no network.</summary>
internal class SampleGeneratorTest<TGenerator> : CSharpSourceGeneratorTest<TGenerator, DefaultVerifier>
    where TGenerator : new()
{
    public SampleGeneratorTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        SolutionTransforms.Add(SdkReferences.AddTo);
    }
}
