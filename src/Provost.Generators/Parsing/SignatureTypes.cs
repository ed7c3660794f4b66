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
        HasError(method.ReturnType) || method.Parameters.Any(static parameter => parameter.Type.SpecialType == SpecialType.System_Void || HasError(parameter.Type));

    public static bool HasError(ITypeSymbol type) => Any(type, static part => part.TypeKind == TypeKind.Error);

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
