using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>
/// Decides whether interceptors need a gateway to a proxy. They are file-local classes outside the user's types, so they
/// cannot name a private proxy; the type the proxy is nested in can.
/// </summary>
internal static class GatewayParser
{
    /// <summary>The gateway; <see langword="null"/> where interceptors can name the proxy, or no interceptor can exist.</summary>
    public static GatewayModel? Parse(IMethodSymbol method, string property, Compilation compilation) =>
        IsVisible(method, compilation) || !CanBeIntercepted(method, compilation) ? null : Make(method, property, compilation);

    private static GatewayModel Make(IMethodSymbol method, string property, Compilation compilation)
    {
        var chain = ContainingTypes.Chain(method.ContainingType);
        var depth = InnermostVisible(chain, compilation);
        var path = string.Concat(chain.Skip(depth + 1).Select(static type => type.Name + "_"));
        return new($"{path}{property}_{ProxyNames.Run(ReturnParser.KindOf(method))}", depth);
    }

    /// <summary>The index in the chain of containing types of the innermost that code outside can name; <see langword="null"/> where it can name the proxy.</summary>
    public static int? DefinitionDepth(IMethodSymbol method, Compilation compilation) =>
        IsVisible(method, compilation) ? null : InnermostVisible(ContainingTypes.Chain(method.ContainingType), compilation);

    private static int InnermostVisible(List<INamedTypeSymbol> chain, Compilation compilation) => chain.FindLastIndex(type => IsVisible(type, compilation));

    /// <summary>Whether code outside the type can name the types of the signature and, for an instance method, the receiver's.</summary>
    public static bool CanBeIntercepted(IMethodSymbol method, Compilation compilation) =>
        IsVisible(method.ReturnType, compilation)
        && AreParametersVisible(method, compilation)
        && (!method.IsGenericMethod || AreConstraintsVisible(method, compilation))
        && (method.IsStatic || IsVisible(method.ContainingType, compilation))
        && AreGenericTypesVisible(method.ContainingType, compilation);

    public static bool IsVisible(ISymbol symbol, Compilation compilation) =>
        symbol is ITypeParameterSymbol || IsPublic(symbol) || compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    /// <summary>Most symbols are public and in public types; the compiler looks through all references to say so.</summary>
    private static bool IsPublic(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
            if (current is not (IMethodSymbol or INamedTypeSymbol { TypeKind: not TypeKind.Error }))
                return false;
            if (current is INamedTypeSymbol { IsGenericType: true } generic && !ArePublic(generic.TypeArguments))
                return false;
        }

        return true;
    }

    private static bool ArePublic(ImmutableArray<ITypeSymbol> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not ITypeParameterSymbol && !IsPublic(argument))
                return false;
        }

        return true;
    }

    private static bool AreParametersVisible(IMethodSymbol method, Compilation compilation)
    {
        foreach (var parameter in method.Parameters)
        {
            if (!IsVisible(parameter.Type, compilation))
                return false;
        }

        return true;
    }

    private static bool AreConstraintsVisible(IMethodSymbol method, Compilation compilation) =>
        method.TypeParameters.All(parameter => parameter.ConstraintTypes.All(type => IsVisible(type, compilation)));

    private static bool AreGenericTypesVisible(INamedTypeSymbol type, Compilation compilation)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (!current.TypeParameters.IsEmpty && !IsVisible(current, compilation))
                return false;
        }

        return true;
    }
}
