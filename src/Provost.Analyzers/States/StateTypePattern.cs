using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>A pattern that names a type of state: <c>Completed</c>, <c>Failed f</c>, <c>Failed { Message: null }</c>.</summary>
internal static class StateTypePattern
{
    /// <summary>The type as written, and the predicate that asks for it.</summary>
    public static (ExpressionSyntax Type, string Predicate)? Find(IPatternOperation pattern, StatePredicates predicates) =>
        predicates.ForType(pattern.NarrowedType) is { } predicate
        && predicates.IsState(pattern.InputType)
        && TestsType(pattern)
        && WrittenTypeOf(pattern.Syntax) is { } type
            ? (type, predicate)
            : null;

    /// <summary>The whole pattern, with the <c>is</c> or <c>case</c> that applies it where there is one.</summary>
    public static SyntaxNode Outermost(SyntaxNode pattern)
    {
        var outermost = pattern;
        while (outermost.Parent is PatternSyntax or SubpatternSyntax or PropertyPatternClauseSyntax or PositionalPatternClauseSyntax)
        {
            outermost = outermost.Parent;
        }

        return outermost.Parent is IsPatternExpressionSyntax or CaseSwitchLabelSyntax ? outermost.Parent : outermost;
    }

    /// <summary>A pattern inherits the type that an earlier one narrowed to; only one that names its type tests it.</summary>
    private static bool TestsType(IPatternOperation pattern) => !SymbolEqualityComparer.Default.Equals(pattern.InputType, pattern.NarrowedType);

    private static ExpressionSyntax? WrittenTypeOf(SyntaxNode pattern) => pattern switch
    {
        TypePatternSyntax typed => typed.Type,
        ConstantPatternSyntax constant => constant.Expression,
        DeclarationPatternSyntax declaration => declaration.Type,
        RecursivePatternSyntax recursive => recursive.Type,
        ExpressionSyntax expression => expression,
        _ => null,
    };
}
