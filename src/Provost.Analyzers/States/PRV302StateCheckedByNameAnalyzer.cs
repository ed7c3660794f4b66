using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;

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
        StateTexts? texts = null;
        context.RegisterMentionAction(
            file => (texts ??= StateTexts.In(file.SemanticModel.Compilation, predicates, file.CancellationToken)).Names,
            action =>
            {
                Analyze(action, predicates, comparison);
                AnalyzeToString(action, predicates, spelled);
            },
            name => texts!.Matter(name));
    }

    private void Analyze(OperationContext context, StatePredicates predicates, StateMemberComparison comparison)
    {
        if (context.Operation is not IPropertyReferenceOperation reference
            || !predicates.IsMember(reference.Property, "Name") && !predicates.IsMember(reference.Property, "Type"))
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
    private void AnalyzeToString(OperationContext context, StatePredicates predicates, StateMemberComparison spelled)
    {
        if (context.Operation is IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance.Type: { } type } call
            && predicates.IsState(type)
            && spelled.Find(call) is { } check
            && !StateNarrowing.IsKnown(call.Syntax, predicates))
        {
            Report(context, predicates, check.WithoutFix(), StateMemberComparison.NameOf(call.Syntax), check.Question);
        }
    }
}
