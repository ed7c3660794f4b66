using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.States;

/// <summary>PRV303: the type of a state is compared with an enum member where a predicate says the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PRV303StateComparedByEnumAnalyzer : StateAnalyzer
{
    public const string Id = "PRV303";

    private static readonly DiagnosticDescriptor s_rule = new(
        Id,
        "State compared by enum",
        "The predicate '{0}' says this shorter than comparing 'Type'",
        RuleCategory.States,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Comparing State.Type is correct; the predicates of State say the same in the words in which states are discussed.",
        helpLinkUri: RuleHelp.LinkTo(Id));

    public PRV303StateComparedByEnumAnalyzer()
        : base(s_rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, StatePredicates predicates)
    {
        var comparison = new StateMemberComparison(constant => PredicateOf(constant, predicates));
        StateTexts? texts = null;
        context.RegisterMentionAction(
            file => (texts ??= StateTexts.In(file.SemanticModel.Compilation, predicates, file.CancellationToken)).Names,
            action => Analyze(action, predicates, comparison),
            name => texts!.Matter(name));
    }

    private void Analyze(OperationContext context, StatePredicates predicates, StateMemberComparison comparison)
    {
        if (context.Operation is not IPropertyReferenceOperation reference || !predicates.IsMember(reference.Property, "Type"))
        {
            return;
        }

        var check = reference.Parent is IPropertySubpatternOperation subpattern
            ? StateSubpattern.Find(subpattern, comparison)
            : comparison.Find(reference);

        // A switch over the type lists the kinds on purpose, and the compiler can tell which of them are missing.
        if (check is { Unit: not (SwitchStatementSyntax or SwitchExpressionSyntax) })
        {
            Report(context, predicates, check, StateMemberComparison.NameOf(reference.Syntax), check.Question);
        }
    }

    /// <summary>Looks through the conversion to <c>StateType?</c>, or to an object, that a comparison brings along.</summary>
    private static string? PredicateOf(IOperation constant, StatePredicates predicates)
    {
        while (constant is IConversionOperation conversion)
        {
            constant = conversion.Operand;
        }

        return constant.ConstantValue is { HasValue: true, Value: { } value } ? predicates.ForEnumMember(constant.Type, value) : null;
    }
}
