using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Provost.CodeFixes.States;

/// <summary>Rewrites patterns in which types and constants carry the mark of the predicate that says the same.</summary>
internal sealed class StatePatternRewriter : CSharpSyntaxRewriter
{
    private const string PredicateMark = "Provost.Predicate";

    private static readonly StatePatternRewriter s_instance = new();

    public static SyntaxAnnotation MarkFor(string predicate) => new(PredicateMark, predicate);

    public static PatternSyntax Rewrite(PatternSyntax pattern) => (PatternSyntax)s_instance.Visit(pattern);

    /// <summary>The predicate that a node of the original pattern stands for.</summary>
    public static string? PredicateOf(SyntaxNode? node) => node?.GetAnnotations(PredicateMark).FirstOrDefault()?.Data;

    /// <summary><c>{ IsFailed: true }</c></summary>
    /// <remarks>Parsed, since tokens from the factory invite the formatter to put each brace on a line of its own.</remarks>
    public static RecursivePatternSyntax Asking(string predicate) =>
        (RecursivePatternSyntax)((IsPatternExpressionSyntax)ParseExpression($"_ is {{ {predicate}: true }}")).Pattern;

    public static PatternSyntax Or(PatternSyntax left, PatternSyntax right) => BinaryPattern(
        SyntaxKind.OrPattern, left.WithTrailingTrivia(Space), Token(SyntaxKind.OrKeyword).WithTrailingTrivia(Space), right);

    public static PatternSyntax Not(PatternSyntax pattern) => UnaryPattern(
        Token(SyntaxKind.NotKeyword).WithTrailingTrivia(Space), pattern is BinaryPatternSyntax ? ParenthesizedPattern(pattern) : pattern);

    /// <summary>Whether the pattern is one marked type or constant, plain or under <c>not</c>.</summary>
    public static bool TrySingle(PatternSyntax pattern, out PatternSyntax single, out bool isNegated)
    {
        isNegated = false;
        single = pattern;
        while (true)
        {
            switch (single)
            {
                case ParenthesizedPatternSyntax parenthesized:
                    single = parenthesized.Pattern;
                    break;
                case UnaryPatternSyntax unary:
                    isNegated = !isNegated;
                    single = unary.Pattern;
                    break;
                default:
                    return single is ConstantPatternSyntax or TypePatternSyntax;
            }
        }
    }

    /// <summary>Whether the pattern only lists marked alternatives, possibly all of them under <c>not</c>.</summary>
    public static bool TryAlternatives(PatternSyntax pattern, out ImmutableArray<string> predicates, out bool isNegated)
    {
        isNegated = false;
        while (pattern is ParenthesizedPatternSyntax or UnaryPatternSyntax)
        {
            isNegated ^= pattern is UnaryPatternSyntax;
            pattern = pattern is UnaryPatternSyntax unary ? unary.Pattern : ((ParenthesizedPatternSyntax)pattern).Pattern;
        }

        var found = ImmutableArray.CreateBuilder<string>();
        var isPlain = AddAlternatives(pattern, found);
        predicates = found.ToImmutable();
        return isPlain;
    }

    /// <summary>Rewrites <c>Name: "Failed"</c>, or the whole <c>{ Name: "Failed" or "Crashed" }</c>.</summary>
    public static SyntaxNode RewriteSubpattern(SyntaxNode current)
    {
        switch (current)
        {
            case SubpatternSyntax subpattern when TrySingle(subpattern.Pattern, out var single, out var isNegated) && MarkedPredicate(single) is { } predicate:
                var truth = TruthPattern(!isNegated).WithTriviaFrom(subpattern.Pattern);
                return subpattern.WithPattern(truth).WithExpressionColon(Renamed(subpattern.ExpressionColon!, predicate));
            case RecursivePatternSyntax { PropertyPatternClause.Subpatterns: { Count: 1 } subpatterns } whole:
                var alternatives = Rewrite(subpatterns[0].Pattern).WithoutTrivia();
                return ParenthesizedPattern(alternatives).WithTriviaFrom(whole).WithAdditionalAnnotations(Simplifier.Annotation);
            default:
                return current;
        }
    }

    public override SyntaxNode? VisitTypePattern(TypePatternSyntax node) =>
        PredicateOf(node.Type) is { } predicate ? Asking(predicate).WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) =>
        PredicateOf(node.Expression) is { } predicate ? Asking(predicate).WithTriviaFrom(node) : node;

    public override SyntaxNode? VisitDeclarationPattern(DeclarationPatternSyntax node)
    {
        if (PredicateOf(node.Type) is not { } predicate)
        {
            return node;
        }

        var asking = Asking(predicate);
        return node.Designation is DiscardDesignationSyntax
            ? asking.WithTriviaFrom(node)
            : asking.WithTrailingTrivia(Space).WithDesignation(node.Designation).WithLeadingTrivia(node.GetLeadingTrivia());
    }

    public override SyntaxNode? VisitRecursivePattern(RecursivePatternSyntax node)
    {
        var visited = (RecursivePatternSyntax)base.VisitRecursivePattern(node)!;
        if (PredicateOf(node.Type) is not { } predicate)
        {
            return visited;
        }

        var clause = visited.PropertyPatternClause;
        var asking = clause is { Subpatterns.Count: > 0 }
            ? clause.WithSubpatterns(SeparatedList(
                [Asking(predicate).PropertyPatternClause!.Subpatterns[0].WithoutTrailingTrivia(), .. clause.Subpatterns],
                [Token(TriviaList(), SyntaxKind.CommaToken, TriviaList(Space)), .. clause.Subpatterns.GetSeparators()]))
            : Asking(predicate).PropertyPatternClause!.WithTrailingTrivia(visited.Designation is null ? clause?.GetTrailingTrivia() ?? [] : [Space]);
        return visited.WithType(null).WithPropertyPatternClause(asking).WithLeadingTrivia(node.GetLeadingTrivia());
    }

    private static bool AddAlternatives(PatternSyntax pattern, ImmutableArray<string>.Builder found)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                return AddAlternatives(parenthesized.Pattern, found);
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return AddAlternatives(either.Left, found) && AddAlternatives(either.Right, found);
            default:
                if (MarkedPredicate(pattern) is { } predicate)
                {
                    found.Add(predicate);
                    return true;
                }

                return false;
        }
    }

    private static string? MarkedPredicate(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => PredicateOf(constant.Expression),
        TypePatternSyntax type => PredicateOf(type.Type),
        DeclarationPatternSyntax { Designation: DiscardDesignationSyntax } declaration => PredicateOf(declaration.Type),
        _ => null,
    };

    private static ConstantPatternSyntax TruthPattern(bool isTrue) =>
        ConstantPattern(LiteralExpression(isTrue ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression));

    private static BaseExpressionColonSyntax Renamed(BaseExpressionColonSyntax colon, string predicate) => colon switch
    {
        NameColonSyntax name => name.WithName(IdentifierName(predicate).WithTriviaFrom(name.Name)),
        ExpressionColonSyntax { Expression: MemberAccessExpressionSyntax access } path =>
            path.WithExpression(access.WithName(IdentifierName(predicate).WithTriviaFrom(access.Name))),
        _ => colon,
    };
}
