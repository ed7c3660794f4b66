using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
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
        context.RegisterSyntaxNodeAction(AnalyzeLocalFunction, SyntaxKind.LocalFunctionStatement);
        context.RegisterSyntaxNodeAction(AnalyzeLambda, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
    }

    private void AnalyzeLocalFunction(SyntaxNodeAnalysisContext context)
    {
        if (((LocalFunctionStatementSyntax)context.Node).AttributeLists.Count > 0
            && context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is IMethodSymbol function)
        {
            Report(function, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private void AnalyzeLambda(SyntaxNodeAnalysisContext context)
    {
        if (((LambdaExpressionSyntax)context.Node).AttributeLists.Count > 0
            && context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is IMethodSymbol lambda)
        {
            Report(lambda, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }
}
