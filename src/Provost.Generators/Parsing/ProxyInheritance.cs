using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Looks for a base type that already has a proxy, or another member, of the same name.</summary>
internal static class ProxyInheritance
{
    /// <summary>Whether the proxy property, or the method that a generic one has, hides a member of a base type.</summary>
    public static bool HidesMember(IMethodSymbol method, string property, Compilation compilation) =>
        HasBases(method.ContainingType) && HidesMemberOfBases(method, property, compilation);

    /// <summary>Whether the proxy's type hides one of a base type: types of other arity stand beside each other.</summary>
    public static bool HidesType(IMethodSymbol method, string property, Compilation compilation) =>
        HasBases(method.ContainingType) && HidesTypeOfBases(method, property, compilation);

    private static bool HasBases(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface || type.BaseType is { SpecialType: SpecialType.None };

    private static bool HidesMemberOfBases(IMethodSymbol method, string property, Compilation compilation)
    {
        foreach (var type in Bases(method.ContainingType))
        {
            if (type.GetMembers(property).Any(member => IsHiddenBy(method, member) && IsAccessible(member, method, compilation)))
                return true;
            if (Proxies(type, method, property, compilation).Any(other => !method.IsGenericMethod || other.Arity == 0 || other.Arity == method.Arity))
                return true;
        }

        return false;
    }

    private static bool HidesTypeOfBases(IMethodSymbol method, string property, Compilation compilation)
    {
        foreach (var type in Bases(method.ContainingType))
        {
            if (type.GetTypeMembers(ProxyNames.Type(property), method.Arity).Any(member => IsAccessible(member, method, compilation)))
                return true;
            if (Proxies(type, method, property, compilation).Any(other => other.Arity == method.Arity))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var inherited in type.AllInterfaces)
                yield return inherited;
        }

        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            yield return current;
    }

    /// <summary>A property hides all of its name; a method, methods with as many type parameters and all that is no method.</summary>
    private static bool IsHiddenBy(IMethodSymbol method, ISymbol member) =>
        !method.IsGenericMethod || member is not IMethodSymbol other || (other.Arity == method.Arity && other.Parameters.IsEmpty);

    /// <summary>The methods of a base type whose proxy has this name: in this compilation the proxies are not there yet.</summary>
    private static IEnumerable<IMethodSymbol> Proxies(INamedTypeSymbol type, IMethodSymbol method, string property, Compilation compilation) =>
        type.GetMembers(method.Name).OfType<IMethodSymbol>().Where(other =>
            OrchestrationAttribute.Find(other) is { } attribute
            && ProxyNames.Property(other, attribute) == property
            && IsAccessible(other, method, compilation));

    private static bool IsAccessible(ISymbol member, IMethodSymbol method, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(member, method.ContainingType);
}
