using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Generators.Parsing;

namespace Provost.Analyzers.Usage;

/// <summary>PRV002: a member is marked as a flow or task and cannot be one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV002UnsupportedMemberAnalyzer() : ProblemAnalyzer(Rule, ProblemKind.UnsupportedMember)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV002";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        title: "Member cannot be a flow or task",
        messageFormat: "'{0}' cannot be a {1}: {2}",
        RuleCategory.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A run keeps the arguments of its method to call it again, and hands its result on; a member whose signature or kind rules that out has no proxy.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        base.Register(context, known);
        WantedNames? names = null;
        context.RegisterSemanticModelAction(file => AnalyzeFunctions(file, names ??= NamesOfAttributes(file, known)));
    }

    private static WantedNames NamesOfAttributes(SemanticModelAnalysisContext context, KnownSymbols known) =>
        new(RunNames.In(context.SemanticModel.Compilation, known, context.CancellationToken).Attributes.SelectMany(static name => new[] { name, name + "Attribute" }));

    /// <summary>Local functions and lambdas are no members, and can have attributes nevertheless.</summary>
    private void AnalyzeFunctions(SemanticModelAnalysisContext context, WantedNames names)
    {
        foreach (var function in AttributedFunctions.In(context.SemanticModel, names, context.CancellationToken))
        {
            var symbol = function is LambdaExpressionSyntax
                ? context.SemanticModel.GetSymbolInfo(function, context.CancellationToken).Symbol
                : context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken);
            if (symbol is IMethodSymbol method)
            {
                Report(method, context.SemanticModel.Compilation, context.ReportDiagnostic, context.CancellationToken);
            }
        }
    }
}
