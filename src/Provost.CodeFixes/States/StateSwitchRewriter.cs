using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Provost.CodeFixes.States;

/// <summary>Turns a switch over the name of a state into one over the state, whose labels ask its predicates.</summary>
internal static class StateSwitchRewriter
{
    public static SyntaxNode Rewrite(SyntaxNode current, StateSubject subject) => current switch
    {
        SwitchExpressionSyntax choice => Rewrite(choice, subject.StateIn(choice.GoverningExpression)!),
        SwitchStatementSyntax choice => Rewrite(choice, subject.StateIn(choice.Expression)!),
        _ => current,
    };

    /// <summary><c>case Completed:</c> becomes <c>case { IsCompleted: true }:</c>.</summary>
    public static SwitchLabelSyntax RewriteLabel(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax single when StatePatternRewriter.PredicateOf(single.Value) is { } predicate =>
            CasePatternSwitchLabel(single.Keyword, StatePatternRewriter.Asking(predicate).WithTriviaFrom(single.Value), null, single.ColonToken),
        CasePatternSwitchLabelSyntax pattern => pattern.WithPattern(StatePatternRewriter.Rewrite(pattern.Pattern)),
        _ => label,
    };

    private static SwitchExpressionSyntax Rewrite(SwitchExpressionSyntax choice, ExpressionSyntax state) => choice
        .WithGoverningExpression(state.WithTriviaFrom(choice.GoverningExpression))
        .WithArms(SeparatedList(
            choice.Arms.Select(arm => arm.WithPattern(StatePatternRewriter.Rewrite(arm.Pattern))),
            choice.Arms.GetSeparators()));

    private static SwitchStatementSyntax Rewrite(SwitchStatementSyntax choice, ExpressionSyntax state) => choice
        .WithExpression(state.WithTriviaFrom(choice.Expression))
        .WithSections(List(choice.Sections.Select(section => section.WithLabels(List(section.Labels.Select(RewriteLabel))))));
}
