using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Bodies;

/// <summary>One body that a rule looks at.</summary>
internal readonly struct BodyContext(CodeBody body, SemanticModelAnalysisContext file)
{
    /// <summary>The method, accessor, field or property that the code is of.</summary>
    public ISymbol OwningSymbol => body.Owner;

    public ImmutableArray<IOperation> OperationBlocks => body.Blocks(file.CancellationToken);

    public Compilation Compilation => file.SemanticModel.Compilation;

    public AnalyzerOptions Options => file.Options;

    /// <summary>The file that the body is in.</summary>
    public SyntaxTree FilterTree => file.SemanticModel.SyntaxTree;

    public CancellationToken CancellationToken => file.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic) => file.ReportDiagnostic(diagnostic);
}
