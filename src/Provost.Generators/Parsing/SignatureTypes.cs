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
        Any(method.ReturnType, IsError) || method.Parameters.Any(static parameter => Any(parameter.Type, IsError));

    private static bool IsError(ITypeSymbol type) => type.TypeKind == TypeKind.Error;

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
