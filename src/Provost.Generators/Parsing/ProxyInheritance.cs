using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Looks for a base type that already has a proxy, or another member, of the same name.</summary>
internal static class ProxyInheritance
{
    public static bool Hides(IMethodSymbol method, string property, Compilation compilation)
    {
        var derived = method.ContainingType;
        for (var type = derived.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.GetMembers(property).Any(member => compilation.IsSymbolAccessibleWithin(member, derived)))
                return true;

            // The proxies of base types in this compilation are not there yet.
            if (type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
                    OrchestrationAttribute.Find(other) is { } attribute
                    && ProxyNames.Property(other, attribute) == property
                    && compilation.IsSymbolAccessibleWithin(other, derived)))
            {
                return true;
            }
        }

        return false;
    }
}
