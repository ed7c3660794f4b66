using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Security;

/// <summary>
/// PRV201: a credential is written into the source. Runs in every project, with or without flows. Reads the characters of a
/// file, then the syntax around what is left of them, cheapest question first; the semantic model is asked only for the name of a parameter and the value of a constant, and only once
/// the text looks like a credential.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV201HardcodedSecretAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "PRV201";

    private const int MinLength = 6;

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
        var tree = context.SemanticModel.SyntaxTree;
        if (detectors.For(tree) is not { } detector)
        {
            return;
        }

        var code = tree.GetText(context.CancellationToken).ToString();
        foreach (var candidate in SecretCandidates.In(tree.GetRoot(context.CancellationToken), code, detector.MayHold))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            switch (candidate)
            {
                case BlockSyntax block:
                    AnalyzeStatements(context, detector, block);
                    break;
                case InitializerExpressionSyntax or CollectionExpressionSyntax:
                    AnalyzeList(context, detector, candidate);
                    break;
                case ExpressionSyntax expression:
                    AnalyzeText(context, detector, expression);
                    break;
            }
        }
    }

    private static void AnalyzeText(SemanticModelAnalysisContext context, SecretDetector detector, ExpressionSyntax expression)
    {
        if (IsTooShort(expression) || expression.Parent is InterpolationSyntax || SecretText.IsPartOfConcatenation(expression))
        {
            return;
        }

        if (SecretText.Fold(expression) is { Length: >= MinLength } text
            && detector.Detect(expression, text, context.SemanticModel, context.CancellationToken) is { } report)
        {
            Report(context, detector, expression.GetLocation(), report);
        }
    }

    private static void AnalyzeList(SemanticModelAnalysisContext context, SecretDetector detector, SyntaxNode list)
    {
        if (CharacterLists.Read(list) is not var (bytes, areCharacters))
        {
            return;
        }

        var place = SecretPlaceFinder.Find(list);
        var report = CharacterLists.TextOf(bytes) is { } text ? detector.Detect(list, text, place, context.SemanticModel, context.CancellationToken) : null;
        if ((report ?? (areCharacters ? null : detector.DetectBytes(bytes, place))) is { } found)
        {
            Report(context, detector, list.GetLocation(), found);
        }
    }

    private static void AnalyzeStatements(SemanticModelAnalysisContext context, SecretDetector detector, BlockSyntax block)
    {
        foreach (var appended in AppendedText.In(block))
        {
            if (!IsFoundAlone(appended.Node, context, detector)
                && detector.Detect(appended.Node, appended.Text, appended.Place, context.SemanticModel, context.CancellationToken) is { } report)
            {
                Report(context, detector, appended.Node.GetLocation(), report);
            }
        }
    }

    /// <summary>Whether a part is reported for itself, without what stands before it.</summary>
    private static bool IsFoundAlone(SyntaxNode part, SemanticModelAnalysisContext context, SecretDetector detector) =>
        part is LiteralExpressionSyntax literal && detector.Detect(literal, literal.Token.ValueText, context.SemanticModel, context.CancellationToken) is not null;

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

    private static bool IsTooShort(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Text.Length: < MinLength + 2 };
}
