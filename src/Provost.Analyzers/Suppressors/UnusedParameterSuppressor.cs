using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Suppressors;

/// <summary>The base of the suppressors of rules about parameters that a body does not use.</summary>
public abstract class UnusedParameterSuppressor : ProvostSuppressor
{
    private protected UnusedParameterSuppressor(string id, string justification)
        : base(id, justification, "IDE0060", "RCS1163", "S1172")
    {
    }

    private protected sealed override bool IsWrong(Diagnostic diagnostic, SuppressionAnalysisContext context, KnownSymbols known) =>
        ReportedSyntax.ParameterAt(diagnostic, context) is { ContainingSymbol: IMethodSymbol method } parameter && IsUsed(parameter, method, known);

    /// <summary>Whether somebody else than the body needs the parameter.</summary>
    private protected abstract bool IsUsed(IParameterSymbol parameter, IMethodSymbol method, KnownSymbols known);
}
