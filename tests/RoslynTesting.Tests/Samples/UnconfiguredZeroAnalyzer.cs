using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RoslynTesting.Tests.Samples;

/// <summary>Reports each literal <c>0</c> and does not say what it does in generated code, where it therefore reports too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class UnconfiguredZeroAnalyzer : ZeroAnalyzer
{
    protected override GeneratedCodeAnalysisFlags? GeneratedCode => null;
}
