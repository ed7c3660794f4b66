using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>PRV302: a decision is made by the name of a state, or by its type turned into text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV302StateCheckedByNameAnalyzer : StateAnalyzer
{
    public const string Id = "PRV302";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "State checked by name",
        "The name of a state can vary ('Cached' is completed too): ask '{0}' instead of comparing text",
        RuleCategory.States,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Names of states are for people: a cached run is completed under the name 'Cached', a timed-out one failed under 'TimedOut'. The predicates of State look at what the state is.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    public PRV302StateCheckedByNameAnalyzer()
        : base(s_rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, StatePredicates predicates)
    {
        var comparison = new StateMemberComparison(constant => predicates.ForName(constant.ConstantValue is { HasValue: true, Value: string name } ? name : null));
        var spelled = new StateMemberComparison(constant => constant.ConstantValue is { HasValue: true, Value: string text } ? predicates.ForName(text.TrimEnd('(', ')')) : null);
        context.RegisterOperationAction(context => Analyze(context, predicates, comparison), OperationKind.PropertyReference);
        context.RegisterOperationAction(context => AnalyzeToString(context, predicates, spelled), OperationKind.Invocation);
    }

    private void Analyze(OperationAnalysisContext context, StatePredicates predicates, StateMemberComparison comparison)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!predicates.IsMember(reference.Property, "Name") && !predicates.IsMember(reference.Property, "Type"))
        {
            return;
        }

        var check = reference.Parent is IPropertySubpatternOperation subpattern
            ? StateSubpattern.Find(subpattern, comparison)
            : comparison.Find(reference);
        if (check is not null
            && !StateNarrowing.IsKnown(reference.Syntax, predicates)
            && !(check.Form == StateCheckForm.Other && StateNarrowing.IsKnown(check.Subject, predicates)))
        {
            Report(context, predicates, check, StateMemberComparison.NameOf(reference.Syntax), check.Question);
        }
    }

    /// <summary>The text of a state begins with its name: <c>state.ToString().StartsWith("Completed")</c>.</summary>
    private void AnalyzeToString(OperationAnalysisContext context, StatePredicates predicates, StateMemberComparison spelled)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance.Type: { } type }
            && predicates.IsState(type)
            && spelled.Find(call) is { } check
            && !StateNarrowing.IsKnown(call.Syntax, predicates))
        {
            Report(context, predicates, check.WithoutFix(), StateMemberComparison.NameOf(call.Syntax), check.Question);
        }
    }
}
