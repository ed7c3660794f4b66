using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.Reliability;

/// <summary>PRV109: a task has a timeout, and what it awaits never hears of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV109TokenNotPassedOnAnalyzer() : ProvostAnalyzer(s_rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "PRV109";

    private const string TimeoutOption = "TimeoutSeconds";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        title: "Timed task does not pass on a token",
        messageFormat: "Task '{0}' has a timeout and {1}: '{2}' goes on after the time is over",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A timeout cancels the token of the task. What does not have the token is left behind, and runs on beside the next attempt.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterRunAction(known, block => AnalyzeBody(block, known));

    private static void AnalyzeBody(BodyContext context, KnownSymbols known)
    {
        if (context.OwningSymbol is not IMethodSymbol task
            || known.TaskAttributeOfCode(task) is not { } attribute
            || !attribute.NamedArguments.Any(option => option is { Key: TimeoutOption, Value.Value: double and > 0 })
            || TokenUse.MentionsToken(context.OperationBlocks, context.CancellationToken))
        {
            return;
        }

        var calls = TokenUse.CallsWithout(context.OperationBlocks, context.CancellationToken).OrderBy(call => call.Syntax.SpanStart).ToList();
        if (calls.Count == 0 || MethodAround(context) is not { } method)
        {
            return;
        }

        var parameter = task.Parameters.FirstOrDefault(candidate => TokenUse.IsToken(candidate.Type));
        var place = parameter is null ? null : method.ParameterList.Parameters.FirstOrDefault(candidate => candidate.Identifier.ValueText == parameter.Name);
        var called = calls[0].TargetMethod;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            (place?.Identifier ?? method.Identifier).GetLocation(),
            calls.Select(call => CalledName.In(call.Syntax).GetLocation()!),
            task.Name,
            parameter is null ? "takes no token" : $"does not pass '{parameter.Name}' on",
            $"{called.ContainingType.Name}.{called.Name}"));
    }

    private static MethodDeclarationSyntax? MethodAround(BodyContext context) =>
        context.OperationBlocks.Select(block => block.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()).FirstOrDefault(method => method is not null);
}
