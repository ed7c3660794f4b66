using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests;

/// <summary>An analyzer test that needs no network.</summary>
internal class SampleAnalyzerTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public SampleAnalyzerTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        SolutionTransforms.Add(SdkReferences.AddTo);
    }
}
