using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>
/// Follows the value of a member (a state's name, its type) outwards to the comparison that decides something by it.
/// What it is compared with is judged by the rule: a name, an enum member, a <c>typeof</c>.
/// </summary>
internal sealed class StateMemberComparison(Func<IOperation, string?> predicateOf)
{
    private static readonly HashSet<string> s_pureTextMethods = new(StringComparer.Ordinal)
    {
        "ToString", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd",
    };

    private static readonly HashSet<string> s_comparingMethods = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "StartsWith", "EndsWith", "Contains",
    };

    private static readonly HashSet<string> s_orderingMethods = new(StringComparer.Ordinal) { "Compare", "CompareOrdinal", "CompareTo" };

    /// <summary>Whether a method of the name may compare a value, before it is known whose method it is.</summary>
    public static bool MayCompare(string method) => s_comparingMethods.Contains(method) || s_orderingMethods.Contains(method);

    /// <summary>The comparison that the value takes part in, if its other side names a state.</summary>
    public StateCheck? Find(IOperation member) => Find(member, followsLocal: true);

    private StateCheck? Find(IOperation member, bool followsLocal)
    {
        var value = Outermost(member);
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when followsLocal => InUsesOf(local, value),
            ITupleOperation tuple => InTuple(tuple, tuple.Elements.IndexOf(value)),
            IBinaryOperation binary => InBinary(binary, value),
            IArgumentOperation { Parent: IInvocationOperation call } => InCall(call, value),
            IInvocationOperation call when ReferenceEquals(call.Instance, value) => InCall(call, value),
            IIsPatternOperation pattern when ReferenceEquals(pattern.Value, value) => InPattern(pattern, value),
            ISwitchOperation choice when ReferenceEquals(choice.Value, value) => InSwitch(choice, value),
            ISwitchExpressionOperation choice when ReferenceEquals(choice.Value, value) => InSwitch(choice, value),
            _ => null,
        };
    }

    /// <summary>The value and what merely carries or spells it: conversions, parentheses, <c>?.</c>, <c>ToString()</c>, interpolation.</summary>
    public static IOperation Outermost(IOperation member)
    {
        var current = member;
        while (Carrier(current) is { } carrier)
        {
            current = carrier;
        }

        return current;
    }

    private static IOperation? Carrier(IOperation value) => value.Parent switch
    {
        IConversionOperation { IsTryCast: false } conversion => conversion,
        IParenthesizedOperation parenthesized => parenthesized,
        IConditionalAccessOperation access when ReferenceEquals(access.WhenNotNull, value) => access,
        IInvocationOperation call when ReferenceEquals(call.Instance, value) && s_pureTextMethods.Contains(call.TargetMethod.Name) => call,
        IInterpolationOperation { Parent: IInterpolatedStringOperation { Parts.Length: 1 } whole } => whole,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "GetName", ContainingType.SpecialType: SpecialType.System_Enum } } call } => call,
        _ => null,
    };

    /// <summary>The constants that a pattern made of <c>or</c>, <c>not</c> and constants compares with; those that name a state.</summary>
    public ImmutableArray<string> PredicatesIn(IPatternOperation pattern)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var constant in Parts(pattern).OfType<IConstantPatternOperation>())
        {
            Add(found, constant.Value);
        }

        return found.ToImmutable();
    }

    private void Add(ImmutableArray<string>.Builder found, IOperation value)
    {
        if (predicateOf(value) is { } predicate && !found.Contains(predicate))
        {
            found.Add(predicate);
        }
    }

    private StateCheck? InBinary(IBinaryOperation binary, IOperation value)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return null;
        }

        var other = ReferenceEquals(binary.LeftOperand, value) ? binary.RightOperand : binary.LeftOperand;
        return predicateOf(other) is { } predicate
            ? new(StateCheckForm.Comparison, binary.Syntax, value.Syntax, [predicate], binary.OperatorKind is BinaryOperatorKind.NotEquals)
            : null;
    }

    /// <summary>The first comparison of a local that holds nothing but the value. It is reported, and left to its author to mend.</summary>
    private StateCheck? InUsesOf(ILocalSymbol local, IOperation value)
    {
        var uses = TaskVariable.References(OperationRoot.Of(value), local).ToList();
        return uses.Any(static use => use.Parent is IAssignmentOperation assignment && assignment.Target == use || use.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None } or IAddressOfOperation)
            ? null
            : uses.Select(use => Find(use, followsLocal: false)).FirstOrDefault(static check => check is not null)?.WithoutFix();
    }

    /// <summary><c>(state.Name, other) is ("Completed", _)</c>, a switch over such a tuple, or a comparison of two of them.</summary>
    private StateCheck? InTuple(ITupleOperation tuple, int index)
    {
        var whole = Outermost(tuple);
        var patterns = whole.Parent switch
        {
            IIsPatternOperation test when test.Value == whole => [test.Pattern],
            ISwitchExpressionOperation choice when choice.Value == whole => choice.Arms.Select(static arm => arm.Pattern),
            ISwitchOperation choice when choice.Value == whole => choice.Cases.SelectMany(static section => section.Clauses).OfType<IPatternCaseClauseOperation>().Select(static clause => clause.Pattern),
            _ => [],
        };
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var element in patterns.SelectMany(pattern => ElementPatterns(pattern, index)))
        {
            found.AddRange(PredicatesIn(element).Where(predicate => !found.Contains(predicate)));
        }

        if (whole.Parent is ITupleBinaryOperation comparison
            && (comparison.LeftOperand == whole ? comparison.RightOperand : comparison.LeftOperand) is var other
            && Surroundings.Unconverted(other) is ITupleOperation { Elements: var elements }
            && index < elements.Length)
        {
            Add(found, elements[index]);
        }

        return found.Count == 0 ? null : new(StateCheckForm.Other, whole.Parent!.Syntax, tuple.Elements[index].Syntax, found.ToImmutable());
    }

    /// <summary>The patterns for one element of a tuple, however the patterns for the whole are combined.</summary>
    private static IEnumerable<IPatternOperation> ElementPatterns(IPatternOperation pattern, int index) => Parts(pattern)
        .OfType<IRecursivePatternOperation>()
        .Where(part => index < part.DeconstructionSubpatterns.Length)
        .Select(part => part.DeconstructionSubpatterns[index]);

    /// <summary>The patterns that <c>or</c>, <c>and</c> and <c>not</c> combine, from left to right.</summary>
    private static IEnumerable<IPatternOperation> Parts(IPatternOperation pattern)
    {
        var open = new Stack<IPatternOperation>([pattern]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case INegatedPatternOperation negated:
                    open.Push(negated.Pattern);
                    break;
                case IBinaryPatternOperation binary:
                    open.Push(binary.RightPattern);
                    open.Push(binary.LeftPattern);
                    break;
                case var part:
                    yield return part;
                    break;
            }
        }
    }

    private StateCheck? InCall(IInvocationOperation call, IOperation value)
    {
        if (s_orderingMethods.Contains(call.TargetMethod.Name) && call.Type?.SpecialType is SpecialType.System_Int32)
        {
            return InOrdering(call, value);
        }

        if (!s_comparingMethods.Contains(call.TargetMethod.Name) || call.Type?.SpecialType is not SpecialType.System_Boolean)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var operand in Operands(call).Where(operand => !ReferenceEquals(operand, value)))
        {
            foreach (var element in Elements(operand))
            {
                Add(found, element);
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var mixed = Operands(call).SelectMany(Elements).Any(element => element.ConstantValue is { HasValue: true, Value: string } && predicateOf(element) is null);
        return new(mixed ? StateCheckForm.Other : StateCheckForm.Comparison, call.Syntax, value.Syntax, found.ToImmutable());
    }

    /// <summary><c>string.Compare(state.Name, "Completed") == 0</c></summary>
    private StateCheck? InOrdering(IInvocationOperation call, IOperation value)
    {
        if (Outermost(call).Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary
            || !(binary.LeftOperand.ConstantValue is { HasValue: true, Value: 0 } || binary.RightOperand.ConstantValue is { HasValue: true, Value: 0 }))
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var operand in Operands(call).Where(operand => !ReferenceEquals(operand, value)))
        {
            Add(found, operand);
        }

        return found.Count == 0 ? null : new(StateCheckForm.Comparison, binary.Syntax, value.Syntax, found.ToImmutable(), binary.OperatorKind is BinaryOperatorKind.NotEquals);
    }

    private static IEnumerable<IOperation> Operands(IInvocationOperation call)
    {
        if (call.Instance is { } instance)
        {
            yield return instance;
        }

        foreach (var argument in call.Arguments)
        {
            yield return argument.Value;
        }
    }

    private static IEnumerable<IOperation> Elements(IOperation operand)
    {
        var value = operand;
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "op_Implicit", Arguments.Length: 1 } call:
                    value = call.Arguments[0].Value;
                    continue;
                case IArrayCreationOperation { Initializer: { } initializer }:
                    return initializer.ElementValues;
                case ICollectionExpressionOperation collection:
                    return collection.Elements;
                default:
                    return [value];
            }
        }
    }

    private StateCheck? InPattern(IIsPatternOperation test, IOperation value) =>
        PredicatesIn(test.Pattern) is { Length: > 0 } predicates
            ? new(StateCheckForm.MemberPattern, test.Syntax, value.Syntax, predicates)
            : null;

    private StateCheck? InSwitch(ISwitchOperation choice, IOperation value)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var clause in choice.Cases.SelectMany(section => section.Clauses))
        {
            switch (clause)
            {
                case ISingleValueCaseClauseOperation single:
                    Add(found, single.Value);
                    break;
                case IPatternCaseClauseOperation pattern:
                    found.AddRange(PredicatesIn(pattern.Pattern).Where(predicate => !found.Contains(predicate)));
                    break;
            }
        }

        return found.Count == 0 ? null : new(StateCheckForm.Switch, choice.Syntax, value.Syntax, found.ToImmutable());
    }

    private StateCheck? InSwitch(ISwitchExpressionOperation choice, IOperation value)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var arm in choice.Arms)
        {
            found.AddRange(PredicatesIn(arm.Pattern).Where(predicate => !found.Contains(predicate)));
        }

        return found.Count == 0 ? null : new(StateCheckForm.Switch, choice.Syntax, value.Syntax, found.ToImmutable());
    }

    /// <summary>The syntax node of a member's name, where the rules point at.</summary>
    public static SyntaxNode NameOf(SyntaxNode access) => access switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        _ => access,
    };
}
