using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Bodies;

/// <summary>One operation that a rule looks at.</summary>
internal readonly struct OperationContext(IOperation operation, ISymbol containingSymbol, SemanticModelAnalysisContext file)
{
    public IOperation Operation => operation;

    /// <summary>The member that the operation is in the code of.</summary>
    public ISymbol ContainingSymbol => containingSymbol;

    public Compilation Compilation => file.SemanticModel.Compilation;

    public CancellationToken CancellationToken => file.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic) => file.ReportDiagnostic(diagnostic);
}
