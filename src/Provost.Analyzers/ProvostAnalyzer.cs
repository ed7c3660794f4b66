using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers;

/// <summary>
/// The base of every rule about flows and tasks. It settles what a rule must not forget: concurrent execution, no analysis
/// of generated code, and nothing registered in a compilation that does not reference the runtime.
/// </summary>
public abstract class ProvostAnalyzer : DiagnosticAnalyzer
{
    private protected ProvostAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.For(start.Compilation) is { } known)
            {
                Register(start, known);
            }
        });
    }

    /// <summary>Registers the actions of the rule; all state belongs in what this creates, never in the analyzer.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols known);
}
