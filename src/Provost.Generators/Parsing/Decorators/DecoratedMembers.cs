using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Decorators;

/// <summary>The members that a decorator of an interface has: those that a class implements, of base interfaces too.</summary>
internal static class DecoratedMembers
{
    /// <summary>The interface and its base interfaces, in a stable order.</summary>
    public static IEnumerable<INamedTypeSymbol> Interfaces(INamedTypeSymbol service) =>
        service.AllInterfaces.OrderBy(static type => type.ToDisplayString(), StringComparer.Ordinal).Prepend(service);

    /// <summary>The instance members of one interface that a class can or must implement, accessors aside.</summary>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type) => type.GetMembers().Where(static member =>
        !member.IsStatic
        && (member.IsAbstract || member.IsVirtual)
        && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } or IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: true });

    /// <summary>Where the decorator stands: beside the interface.</summary>
    public static bool IsAccessible(ISymbol member, INamedTypeSymbol service, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(member, (ISymbol?)service.ContainingType ?? compilation.Assembly)
        && Accessors(member).All(accessor => compilation.IsSymbolAccessibleWithin(accessor, (ISymbol?)service.ContainingType ?? compilation.Assembly));

    /// <summary>The types that a signature is made of.</summary>
    public static IEnumerable<ITypeSymbol> Types(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type).Prepend(method.ReturnType),
        IPropertySymbol property => property.Parameters.Select(static parameter => parameter.Type).Prepend(property.Type),
        IEventSymbol { Type: var type } => [type],
        _ => [],
    };

    private static IEnumerable<IMethodSymbol> Accessors(ISymbol member) =>
        member is IPropertySymbol property ? new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>() : [];
}
