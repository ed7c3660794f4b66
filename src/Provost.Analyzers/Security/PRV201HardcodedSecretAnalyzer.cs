using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Security;

/// <summary>
/// PRV201: a credential is written into the source. Runs in every project, with or without flows. Reads the characters of a
/// file, then the syntax around what is left of them, cheapest question first; the semantic model is asked only for the name of
/// a parameter and the value of a constant, and only once the text looks like a credential.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV201HardcodedSecretAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "PRV201";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "Hardcoded secret",
        "Hardcoded {0} in {1}: load it when the program runs, and revoke this one",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever can read the source, its history or the compiled assembly has the credential. Removing it from the source does not take it back: it must be revoked.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private static readonly DiagnosticDescriptor s_wrongOption = new(
        Id,
        "Hardcoded secret",
        "The option '{0}' has the value '{1}', which is left out; allowed: {2}",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An option in .editorconfig that is misspelt or has a wrong value would otherwise be ignored in silence.",
        helpLinkUri: RuleHelp.LinkTo(Id),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, s_wrongOption];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var detectors = new SecretDetectors(start.Options, TestFramework.IsReferencedBy(start.Compilation));
            start.RegisterSemanticModelAction(context => AnalyzeFile(context, detectors));
            start.RegisterCompilationEndAction(context => ReportOptions(context, detectors));
        });
    }

    private static void AnalyzeFile(SemanticModelAnalysisContext context, SecretDetectors detectors)
    {
        if (detectors.For(context.SemanticModel.SyntaxTree) is { } detector)
        {
            new SecretFileSearch(context.SemanticModel, detector, (location, report) => Report(context, detector, location, report), context.CancellationToken).Run();
        }
    }

    private static void Report(SemanticModelAnalysisContext context, SecretDetector detector, Location location, SecretReport report)
    {
        if (detector.Options.SeverityOf(report.Finding.Tier) is { } severity)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, location, severity, additionalLocations: null, SecretProperties.Of(report.Finding), report.Finding.Kind, report.Place.Description));
        }
    }

    private static void ReportOptions(CompilationAnalysisContext context, SecretDetectors detectors)
    {
        foreach (var problem in detectors.Problems(context.Compilation.SyntaxTrees))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_wrongOption, SettingLocation.Find(context.Options.AdditionalFiles, problem, context.CancellationToken), problem.Key, problem.Value, problem.Allowed));
        }
    }
}
