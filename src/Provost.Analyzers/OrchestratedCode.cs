using Microsoft.CodeAnalysis;

namespace Provost.Analyzers;

/// <summary>
/// Finds the member that makes a flow or task of a method's code: calls through a base class or an interface run what overrides or
/// implements the member, by the member's options.
/// </summary>
internal static class OrchestratedCode
{
    /// <summary>The method itself, the method that it overrides or the member that it implements, whichever first is marked; <see langword="null"/> where none is.</summary>
    public static IMethodSymbol? DeclarationOf(IMethodSymbol method, KnownSymbols known)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (known.IsTask(current) || known.IsFlow(current))
            {
                return current;
            }
        }

        return method.IsStatic || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type ? null : Implemented(method, type, known);
    }

    private static IMethodSymbol? Implemented(IMethodSymbol method, INamedTypeSymbol type, KnownSymbols known)
    {
        foreach (var contract in method.ExplicitInterfaceImplementations)
        {
            if (known.IsTask(contract) || known.IsFlow(contract))
            {
                return contract;
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (member is IMethodSymbol { IsStatic: false }
                    && (known.IsTask(member) || known.IsFlow(member))
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                {
                    return (IMethodSymbol)member;
                }
            }
        }

        return null;
    }
}
