using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Suppressors;

/// <summary>The base of the suppressors: one cause, for all rules that it makes wrong, in compilations that know the runtime.</summary>
public abstract class ProvostSuppressor : DiagnosticSuppressor
{
    private protected ProvostSuppressor(string id, string justification, params string[] suppressed) =>
        SupportedSuppressions = [.. suppressed.Select(rule => new SuppressionDescriptor(id, rule, justification))];

    /// <inheritdoc/>
    public sealed override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; }

    /// <inheritdoc/>
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownSymbols.For(context.Compilation) is not { } known)
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (IsWrong(diagnostic, context, known))
            {
                context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
            }
        }
    }

    /// <summary>Whether the report is wrong for the cause of this suppressor.</summary>
    private protected abstract bool IsWrong(Diagnostic diagnostic, SuppressionAnalysisContext context, KnownSymbols known);
}
