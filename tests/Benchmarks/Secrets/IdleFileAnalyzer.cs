using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Benchmarks;

/// <summary>Is called once for every file and at the end, and looks at nothing: what the compiler does for the sake of any analyzer.</summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1001", Justification = "No compiler loads it.")]
internal sealed class IdleFileAnalyzer : DiagnosticAnalyzer
{
    [SuppressMessage("MicrosoftCodeAnalysisReleaseTracking", "RS2008", Justification = "Never released.")]
    private static readonly DiagnosticDescriptor s_never = new("IDLE2", "Never reported", "Never reported", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_never];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            start.RegisterSemanticModelAction(static _ => { });
            start.RegisterCompilationEndAction(static _ => { });
        });
    }
}
