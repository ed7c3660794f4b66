using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Provost.Analyzers.Knowledge;
using Provost.Analyzers.Reliability;

namespace Provost.Analyzers.Caching;

/// <summary>Tells sequences that are computed when they are read, for certain, from those that may be lists.</summary>
internal static class LazySequence
{
    private const int LongestPath = 64;

    /// <summary>Whether a type says no more than that its values can be enumerated.</summary>
    public static bool MayBe(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable;

    /// <summary>The query that a value is, through conversions, branches and local variables; <see langword="null"/> where it may be a list.</summary>
    public static IOperation? QueryIn(IOperation value)
    {
        var pending = new Stack<IOperation>();
        pending.Push(value);
        for (var step = 0; step < LongestPath && pending.Count > 0; step++)
        {
            switch (pending.Pop())
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    pending.Push(conversion.Operand);
                    break;
                case IParenthesizedOperation parenthesized:
                    pending.Push(parenthesized.Operand);
                    break;
                case IConditionalOperation { WhenFalse: { } other } conditional:
                    pending.Push(other);
                    pending.Push(conditional.WhenTrue);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                    {
                        pending.Push(arm.Value);
                    }

                    break;
                case ICoalesceOperation coalesce:
                    pending.Push(coalesce.WhenNull);
                    pending.Push(coalesce.Value);
                    break;
                case ILocalReferenceOperation local when LocalValue.Of(local) is { } initializer:
                    pending.Push(initializer);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "FromResult" } method, Arguments: [{ Value: var result }] } when Awaitable.IsTask(method.ContainingType):
                    pending.Push(result);
                    break;
                case ITranslatedQueryOperation query when MayBe(query.Type!):
                    return query;
                case IInvocationOperation call when IsOfLinq(call.TargetMethod):
                    if (call.TargetMethod.Name != "AsEnumerable")
                    {
                        return call;
                    }

                    pending.Push(call.Arguments[0].Value);
                    break;
            }
        }

        return null;
    }

    /// <summary>Some operators may hand back the list they were given, or an array for nothing.</summary>
    private static bool IsOfLinq(IMethodSymbol method) =>
        method.Name is not ("Empty" or "Cast" or "OfType")
        && (MayBe(method.ReturnType) || method.ReturnType.OriginalDefinition.MetadataName == "IOrderedEnumerable`1")
        && MetadataName.Is(method.ContainingType, "System.Linq.Enumerable");
}
