using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace RoslynTesting.Tests;

/// <summary>A code fix test that needs no network.</summary>
internal class SampleCodeFixTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public SampleCodeFixTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        SolutionTransforms.Add(SdkReferences.AddTo);
    }
}
