using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Suppressors;

/// <summary>
/// PRVS002: rules that want <c>HeartbeatAsync</c> in asynchronous code take <c>Run.Heartbeat</c>, which blocks nothing, for its blocking
/// twin.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeartbeatSuppressor() : ProvostSuppressor(
    Id, "Run.Heartbeat does not block; HeartbeatAsync is for code that also wants to give way.", "CA1849", "MA0042", "S6966", "VSTHRD103")
{
    /// <summary>The id of the suppressions.</summary>
    public const string Id = "PRVS002";

    private protected override bool IsWrong(Diagnostic diagnostic, SuppressionAnalysisContext context, KnownSymbols known) =>
        ReportedSyntax.CallAt(diagnostic, context) is { TargetMethod: { Name: "Heartbeat", ContainingType: { Name: "Run" } type } }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, known.TaskAttribute.ContainingAssembly);
}
