using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Provost.Analyzers.States;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Provost.CodeFixes.States;

/// <summary>What a check asks: a state, or a member of one (its name, its type) and what is made of the member's value.</summary>
internal sealed class StateSubject
{
    private readonly SyntaxNode? _expression;
    private readonly SyntaxNode? _member;
    private readonly SyntaxAnnotation _expressionMark = new();
    private readonly SyntaxAnnotation _memberMark = new();

    private StateSubject(SyntaxNode? expression, SyntaxNode? member, bool mayBeNull)
    {
        _expression = expression;
        _member = member;
        MayBeNull = mayBeNull;
    }

    /// <summary>For patterns, which are applied to a subject of their own.</summary>
    public static StateSubject None { get; } = new(null, null, mayBeNull: false);

    /// <summary>Whether the state may be null where it is asked.</summary>
    public bool MayBeNull { get; }

    /// <summary>Whether a pattern can be applied to the state: not where a <c>?.</c> outside the check has taken it apart.</summary>
    public bool CanBePattern => _member is not MemberBindingExpressionSyntax || _expression is not (MemberBindingExpressionSyntax or InvocationExpressionSyntax);

    public static StateSubject State(ExpressionSyntax state, SemanticModel model, CancellationToken cancellation) =>
        new(state, null, model.GetTypeInfo(state, cancellation).Nullability.FlowState is not NullableFlowState.NotNull);

    public static StateSubject? Of(StateCheck check, SemanticModel model, StatePredicates predicates, CancellationToken cancellation)
    {
        if (check.Subject is not ExpressionSyntax subject)
        {
            return null;
        }

        if (predicates.IsState(model.GetTypeInfo(subject, cancellation).Type))
        {
            return State(subject, model, cancellation);
        }

        return check.At?.Parent is (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) and var member && subject.Contains(member)
            ? new(subject, member, mayBeNull: member.AncestorsAndSelf().TakeWhile(node => node != subject.Parent).Any(node => node is ConditionalAccessExpressionSyntax))
            : null;
    }

    /// <summary>The elements of a sequence.</summary>
    public static StateSubject Element(SyntaxNode sequence, SemanticModel model) =>
        new(null, null, StateTypeTest.ElementTypeOf(model.GetTypeInfo(sequence).Type) is not { NullableAnnotation: NullableAnnotation.NotAnnotated });

    public IEnumerable<(SyntaxNode Node, SyntaxAnnotation Mark)> Marks()
    {
        if (_expression is not null)
        {
            yield return (_expression, _expressionMark);
        }

        if (_member is not null)
        {
            yield return (_member, _memberMark);
        }
    }

    /// <summary>Whether the state can be written twice: naming it does nothing, and it is not null.</summary>
    public bool CanBeRepeated(SyntaxNode current) => !MayBeNull && IsPlain(StateIn(current));

    /// <summary>The question to the state, in place of the check.</summary>
    public ExpressionSyntax Ask(SyntaxNode current, ImmutableArray<string> predicates, bool isNegated)
    {
        if (predicates.Length > 1)
        {
            return CanBeRepeated(current) ? AskRepeatedly(current, predicates, isNegated) : AskByPattern(current, predicates, isNegated);
        }

        var question = Ask(current, predicates[0]);
        return question switch
        {
            null => AskByPattern(current, predicates, isNegated),
            ConditionalAccessExpressionSyntax => Parenthesized(BinaryExpression(
                isNegated ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression,
                question.WithTrailingTrivia(Space),
                LiteralExpression(SyntaxKind.TrueLiteralExpression).WithLeadingTrivia(Space))),
            _ when isNegated => Parenthesized(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, question)),
            _ => question,
        };
    }

    /// <summary>The expression for the state itself.</summary>
    public ExpressionSyntax? StateIn(SyntaxNode current)
    {
        if (Marked(current, _expressionMark) is not { } subject || _member is null)
        {
            return (ExpressionSyntax?)Marked(current, _expressionMark);
        }

        var member = Marked(subject, _memberMark)!;
        if (OutermostConditional(member, subject) is not { } conditional)
        {
            return member is MemberAccessExpressionSyntax access ? access.Expression : null;
        }

        if (member is MemberAccessExpressionSyntax inner)
        {
            return conditional.ReplaceNode(inner, inner.Expression);
        }

        var innermost = member.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()!;
        return innermost == conditional ? conditional.Expression : conditional.ReplaceNode(innermost, innermost.Expression);
    }

    private static SyntaxNode? Marked(SyntaxNode current, SyntaxAnnotation mark) => current.GetAnnotatedNodes(mark).FirstOrDefault();

    private ExpressionSyntax? Ask(SyntaxNode current, string predicate)
    {
        if (_member is null)
        {
            return AskState((ExpressionSyntax)Marked(current, _expressionMark)!, predicate);
        }

        var subject = Marked(current, _expressionMark)!;
        var member = Marked(subject, _memberMark)!;
        ExpressionSyntax question = member is MemberAccessExpressionSyntax access
            ? access.WithName(IdentifierName(predicate)).WithoutTrivia()
            : MemberBindingExpression(IdentifierName(predicate));
        if (OutermostConditional(member, subject) is not { } conditional)
        {
            return question;
        }

        SyntaxNode tail = member;
        while (tail.Parent is not ConditionalAccessExpressionSyntax)
        {
            tail = tail.Parent!;
        }

        return conditional.ReplaceNode(tail, question).WithoutTrivia();
    }

    private ExpressionSyntax? AskState(ExpressionSyntax state, string predicate)
    {
        if (state is ConditionalAccessExpressionSyntax)
        {
            return null;
        }

        var receiver = IsPrimary(state) ? state.WithoutTrivia() : ParenthesizedExpression(state.WithoutTrivia());
        return MayBeNull
            ? ConditionalAccessExpression(receiver, MemberBindingExpression(IdentifierName(predicate)))
            : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, IdentifierName(predicate));
    }

    private ExpressionSyntax AskRepeatedly(SyntaxNode current, ImmutableArray<string> predicates, bool isNegated)
    {
        var state = StateIn(current)!.WithoutTrivia();
        var alternatives = predicates
            .Select(predicate => (ExpressionSyntax)MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, state, IdentifierName(predicate)))
            .Aggregate((left, right) => BinaryExpression(
                SyntaxKind.LogicalOrExpression, left.WithTrailingTrivia(Space), Token(SyntaxKind.BarBarToken).WithTrailingTrivia(Space), right));
        return isNegated
            ? Parenthesized(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(alternatives)))
            : Parenthesized(alternatives);
    }

    private ExpressionSyntax AskByPattern(SyntaxNode current, ImmutableArray<string> predicates, bool isNegated)
    {
        var state = StateIn(current)!.WithoutTrivia();
        var pattern = predicates.Select(predicate => (PatternSyntax)StatePatternRewriter.Asking(predicate)).Aggregate(StatePatternRewriter.Or);
        if (isNegated)
        {
            pattern = StatePatternRewriter.Not(pattern);
        }

        return Parenthesized(IsPatternExpression(
            state.WithTrailingTrivia(Space), Token(SyntaxKind.IsKeyword).WithTrailingTrivia(Space), pattern));
    }

    private static ConditionalAccessExpressionSyntax? OutermostConditional(SyntaxNode member, SyntaxNode subject) => member
        .AncestorsAndSelf()
        .TakeWhile(node => node != subject.Parent)
        .OfType<ConditionalAccessExpressionSyntax>()
        .LastOrDefault(conditional => conditional.WhenNotNull.Span.Contains(member.Span));

    private static ParenthesizedExpressionSyntax Parenthesized(ExpressionSyntax expression) =>
        ParenthesizedExpression(expression).WithAdditionalAnnotations(Simplifier.Annotation);

    private static bool IsPlain(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        _ => false,
    };

    private static bool IsPrimary(ExpressionSyntax expression) => expression
        is IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
        or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or BaseObjectCreationExpressionSyntax or MemberBindingExpressionSyntax
        || (expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed && IsPrimary(suppressed.Operand));
}
