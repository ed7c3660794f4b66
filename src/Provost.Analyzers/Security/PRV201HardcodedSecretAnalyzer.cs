using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Provost.Analyzers.Security;

/// <summary>
/// PRV201: a credential is written into the source. Runs in every project, with or without flows. Works on syntax, cheapest
/// question first; the semantic model is asked only for the name of a parameter and the value of a constant, and only once
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

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var detector = new SecretDetector(TestFramework.IsReferencedBy(start.Compilation));
            start.RegisterSyntaxNodeAction(
                context => Analyze(context, detector),
                SyntaxKind.StringLiteralExpression,
                SyntaxKind.Utf8StringLiteralExpression,
                SyntaxKind.InterpolatedStringExpression,
                SyntaxKind.AddExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, SecretDetector detector)
    {
        var expression = (ExpressionSyntax)context.Node;
        if (IsTooShort(expression) || expression.Parent is InterpolationSyntax || SecretText.IsPartOfConcatenation(expression))
        {
            return;
        }

        if (SecretText.Fold(expression) is { Length: >= MinLength } text
            && detector.Detect(expression, text, context.SemanticModel, context.CancellationToken) is var (finding, place))
        {
            var severity = finding.Tier is SecretTier.WeakName ? DiagnosticSeverity.Info : s_rule.DefaultSeverity;
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, expression.GetLocation(), severity, additionalLocations: null, properties: null, finding.Kind, place.Description));
        }
    }

    private static bool IsTooShort(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Text.Length: < MinLength + 2 };
}
