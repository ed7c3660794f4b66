using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Looks into the types of a signature, type arguments and elements included.</summary>
internal static class SignatureTypes
{
    /// <summary>Whether the type, or a type it is made of, meets a condition.</summary>
    public static bool Any(ITypeSymbol type, Func<ITypeSymbol, bool> condition)
    {
        if (condition(type))
            return true;

        return type switch
        {
            IArrayTypeSymbol array => Any(array.ElementType, condition),
            INamedTypeSymbol named => AnyArgument(named, condition),
            _ => false,
        };
    }

    public static bool HasError(IMethodSymbol method) =>
        (!method.ReturnsVoid && HasError(method.ReturnType)) || HasError(method.Parameters);

    /// <summary>Whether a list of parameters cannot be repeated as it is.</summary>
    public static bool HasError(ImmutableArray<IParameterSymbol> parameters)
    {
        for (var index = 0; index < parameters.Length; index++)
        {
            var parameter = parameters[index];
            if (HasError(parameter.Type) || (parameter.IsParams && (parameter.RefKind != RefKind.None || index < parameters.Length - 1 || !IsCollection(parameter.Type))))
                return true;
        }

        return false;
    }

    /// <summary>Whether <c>params</c> can stand before the type.</summary>
    private static bool IsCollection(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: var rank } => rank == 1,
        INamedTypeSymbol { TypeKind: TypeKind.Interface } or INamedTypeSymbol { IsRefLikeType: true } => true,
        INamedTypeSymbol named => named.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CollectionBuilderAttribute") || HasAdd(named),
        _ => false,
    };

    private static bool HasAdd(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers("Add").IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>Whether a type is unknown, <c>void</c> where that is none, or a tuple with one name for two elements.</summary>
    public static bool HasError(ITypeSymbol type) =>
        Any(type, static part => part.TypeKind == TypeKind.Error || part.SpecialType == SpecialType.System_Void || part is INamedTypeSymbol { IsTupleType: true } tuple && !AreDistinct(tuple.TupleElements));

    private static bool AreDistinct(ImmutableArray<IFieldSymbol> elements)
    {
        for (var index = 1; index < elements.Length; index++)
        {
            for (var other = 0; other < index; other++)
            {
                if (elements[other].Name == elements[index].Name)
                    return false;
            }
        }

        return true;
    }

    private static bool AnyArgument(INamedTypeSymbol type, Func<ITypeSymbol, bool> condition)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            foreach (var argument in current.TypeArguments)
            {
                if (Any(argument, condition))
                    return true;
            }
        }

        return false;
    }
}
