using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Analyzers.States;

/// <summary>
/// Tells code that already asked what a state is and now wants to know which of its names it has:
/// <c>state.IsCompleted &amp;&amp; state.Name != "Completed"</c> finds the cached runs, and no predicate could say that.
/// </summary>
internal static class StateNarrowing
{
    /// <summary>Whether a condition around the reference to the name already asks the same state by a predicate or its type.</summary>
    public static bool IsKnown(SyntaxNode reference, StatePredicates predicates)
    {
        var receiver = ReceiverOf(reference);
        SyntaxNode child = reference;
        for (var node = reference.Parent; node is not null and not MemberDeclarationSyntax; child = node, node = node.Parent)
        {
            if (ConditionKnownAt(node, child) is { } condition && Asks(condition, receiver, predicates))
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode? ConditionKnownAt(SyntaxNode node, SyntaxNode from) => node switch
    {
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => both.Left == from ? both.Right : both.Left,
        IfStatementSyntax choice when choice.Statement == from => choice.Condition,
        ConditionalExpressionSyntax choice when choice.WhenTrue == from => choice.Condition,
        SwitchExpressionArmSyntax arm when arm.Pattern != from => arm.Pattern,
        CasePatternSwitchLabelSyntax label when label.Pattern != from => label.Pattern,
        SwitchSectionSyntax section when section.Statements.Any(statement => statement == from) && section.Labels.Count == 1 => section.Labels[0],
        PropertyPatternClauseSyntax clause => clause,
        _ => null,
    };

    private static bool Asks(SyntaxNode condition, string? receiver, StatePredicates predicates) =>
        condition.DescendantNodesAndSelf().Any(node => node switch
        {
            MemberAccessExpressionSyntax access => IsQuestion(access.Name, predicates) && (receiver is null || access.Expression.ToString() == receiver),
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } access =>
                IsQuestion(binding.Name, predicates) && (receiver is null || access.Expression.ToString() == receiver),
            SubpatternSyntax { ExpressionColon: NameColonSyntax colon } => IsQuestion(colon.Name, predicates),
            _ => false,
        });

    private static bool IsQuestion(SimpleNameSyntax name, StatePredicates predicates) =>
        name.Identifier.ValueText is var text && (text == "Type" || predicates.IsPredicate(text));

    private static string? ReceiverOf(SyntaxNode reference) => reference switch
    {
        MemberAccessExpressionSyntax access => access.Expression.ToString(),
        MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression.ToString(),
        _ => null,
    };
}
