using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>PRV004: the value of an option is out of range, or contradicts another option.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV004OptionValueAnalyzer() : ProvostAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV004";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        title: "Option value is out of range or contradicts another option",
        messageFormat: "Option '{0}' {1}",
        RuleCategory.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The run fails on a value that the engine refuses, and an option without effect promises what does not happen.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterRunDeclarationAction(known, Analyze);

    private static void Analyze(IMethodSymbol method, SemanticModelAnalysisContext context)
    {
        var problems = new List<Problem>();
        foreach (var attribute in method.GetAttributes())
        {
            OptionValues.Check(method, attribute, problems, context.CancellationToken);
        }

        foreach (var problem in problems)
        {
            context.ReportDiagnostic(problem.ToDiagnostic(Rule));
        }
    }
}
