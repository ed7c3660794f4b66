using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Provost.Analyzers.States;

/// <summary>The reflection side of asking a state by its class.</summary>
internal static class StateTypeTest
{
    /// <summary>Whether a method of the name may test for a type, before it is known whose method it is.</summary>
    public static bool MayTest(string method) => method is "IsAssignableTo" or "IsAssignableFrom" or "IsSubclassOf" or "IsInstanceOfType";

    /// <summary><c>state.GetType().Name</c>, seen from the call of <c>GetType</c>.</summary>
    public static IOperation? NameOf(IInvocationOperation getType) =>
        getType.Parent is IPropertyReferenceOperation { Property.Name: "Name", Property.ContainingType.Name: "MemberInfo" or "Type" } name
        && ReferenceEquals(name.Instance, getType)
            ? name
            : null;

    /// <summary>
    /// <c>state.GetType().IsAssignableTo(typeof(Failed))</c>, <c>typeof(Failed).IsAssignableFrom(state.GetType())</c>, and
    /// <c>IsSubclassOf</c>, which is never true of a sealed class.
    /// </summary>
    public static StateCheck? AssignabilityOf(IInvocationOperation getType, StatePredicates predicates)
    {
        var (call, type) = getType.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: "IsAssignableTo" or "IsSubclassOf", Arguments.Length: 1 } outer => (outer, outer.Arguments[0].Value as ITypeOfOperation),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "IsAssignableFrom", Instance: ITypeOfOperation from } outer } => (outer, from),
            _ => (null, null),
        };
        return call is not null && predicates.ForType(type?.TypeOperand) is { } predicate
            ? new(call.TargetMethod.Name == "IsSubclassOf" ? StateCheckForm.Other : StateCheckForm.Comparison, call.Syntax, getType.Syntax, [predicate])
            : null;
    }

    /// <summary>What a sequence is a sequence of.</summary>
    public static ITypeSymbol? ElementTypeOf(ITypeSymbol? sequence) => sequence switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => sequence?.AllInterfaces
            .FirstOrDefault(candidate => candidate.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
            ?.TypeArguments[0],
    };
}
