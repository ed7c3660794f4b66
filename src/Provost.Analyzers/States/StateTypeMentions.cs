using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.States;

/// <summary>
/// Tells by the syntax alone where code may ask for the type of a state, so that no more of it is bound: a member or an event that is
/// called like a state, or the type of an object that is only written to a log, decides nothing.
/// </summary>
internal sealed class StateTypeMentions(WantedNames types)
{
    private const string TypeGetter = "GetType";

    /// <summary>The names of the types of states, and of what asks an object for its type.</summary>
    public WantedNames Names { get; } = types.With([TypeGetter]);

    public bool Matter(SyntaxToken name) =>
        name.Parent is SimpleNameSyntax simple
        && (name.ValueText == TypeGetter ? BodyActions.CallOf(name) is { } call && IsCompared(call) : types.Contains(name.ValueText) && IsAskedFor(simple));

    /// <summary>Whether a type that may have the name is tested for or handed on, as by <c>is</c>, a pattern, a query, <c>typeof</c> and <c>OfType</c>.</summary>
    private static bool IsAskedFor(ExpressionSyntax name)
    {
        while (name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or ParenthesizedExpressionSyntax
            || name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            name = (ExpressionSyntax)name.Parent;
        }

        return name.Parent switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test => test.Right == name,
            PatternSyntax or CaseSwitchLabelSyntax or QueryClauseSyntax or TypeOfExpressionSyntax or TypeArgumentListSyntax => true,
            _ => false,
        };
    }

    private bool IsCompared(ExpressionSyntax type)
    {
        for (var value = type; ; value = (ExpressionSyntax)value.Parent!)
        {
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                    continue;
                case ConditionalAccessExpressionSyntax access:
                    if (access.Expression == value)
                    {
                        return true;
                    }

                    continue;
                case MemberAccessExpressionSyntax member:
                    if (MayCompare(member.Name.Identifier))
                    {
                        return true;
                    }

                    continue;
                case InvocationExpressionSyntax:
                    continue;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax { Contents.Count: 1 } whole }:
                    return IsCompared(whole);
                case ArgumentSyntax argument:
                    return IsCompared(argument);
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                    return MayName(comparison.Left == value ? comparison.Right : comparison.Left);
                case EqualsValueClauseSyntax or IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax:
                    return true;
                default:
                    return false;
            }
        }
    }

    private static bool IsCompared(ArgumentSyntax argument) => argument.Parent switch
    {
        TupleExpressionSyntax => true,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } => call.Expression switch
        {
            MemberAccessExpressionSyntax access => MayCompare(access.Name.Identifier),
            MemberBindingExpressionSyntax binding => MayCompare(binding.Name.Identifier),
            SimpleNameSyntax name => MayCompare(name.Identifier),
            _ => true,
        },
        _ => false,
    };

    /// <summary>Whether a type may be compared with that of a state: not with one that is written out and has another name.</summary>
    private bool MayName(ExpressionSyntax other) => other switch
    {
        TypeOfExpressionSyntax { Type: SimpleNameSyntax name } => types.Contains(name.Identifier.ValueText),
        TypeOfExpressionSyntax { Type: QualifiedNameSyntax name } => types.Contains(name.Right.Identifier.ValueText),
        TypeOfExpressionSyntax { Type: PredefinedTypeSyntax or ArrayTypeSyntax } => false,
        _ => true,
    };

    /// <summary>Whether a type, or its name, may be compared by a method of the name.</summary>
    private static bool MayCompare(SyntaxToken method) => StateMemberComparison.MayCompare(method.ValueText) || StateTypeTest.MayTest(method.ValueText);
}
