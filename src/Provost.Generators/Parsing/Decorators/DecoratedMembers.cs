using System.Collections.Immutable;
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

    /// <summary>Whether the interface declares a member twice, which a decorator cannot tell apart.</summary>
    public static bool Collide(INamedTypeSymbol type) => type.GetMembers()
        .Where(static member => member is not IMethodSymbol { AssociatedSymbol: not null })
        .GroupBy(static member => member.Name, StringComparer.Ordinal)
        .Any(static alike => alike.Skip(1).Any() && (!AreOverloads(alike) || alike.GroupBy(Signature, StringComparer.Ordinal).Any(static same => same.Skip(1).Any())));

    private static bool AreOverloads(IEnumerable<ISymbol> alike) =>
        alike.All(static member => member is IMethodSymbol) || alike.All(static member => member is IPropertySymbol { IsIndexer: true }) || alike.All(static member => member is INamedTypeSymbol);

    /// <summary>Name, arity and the types of parameters, whatever names these have; the return type is no part of it.</summary>
    private static string? Signature(ISymbol member) => member.GetDocumentationCommentId();

    /// <summary>Where the decorator stands: beside the interface.</summary>
    public static bool IsAccessible(ISymbol member, INamedTypeSymbol service, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(member, (ISymbol?)service.ContainingType ?? compilation.Assembly)
        && Accessors(member).All(accessor => compilation.IsSymbolAccessibleWithin(accessor, (ISymbol?)service.ContainingType ?? compilation.Assembly));

    public static ImmutableArray<IParameterSymbol> Parameters(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    /// <summary>The types that a signature is made of.</summary>
    public static IEnumerable<ITypeSymbol> Types(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type).Prepend(method.ReturnType),
        IPropertySymbol property => property.Parameters.Select(static parameter => parameter.Type).Prepend(property.Type),
        IEventSymbol { Type: var type } => [type],
        _ => [],
    };

    /// <summary>The names that a signature has; an indexer has none itself.</summary>
    public static IEnumerable<string> Names(ISymbol member) => member switch
    {
        IMethodSymbol method => [method.Name, .. method.Parameters.Select(static parameter => parameter.Name), .. method.TypeParameters.Select(static parameter => parameter.Name)],
        IPropertySymbol { IsIndexer: true } indexer => indexer.Parameters.Select(static parameter => parameter.Name),
        _ => [member.Name],
    };

    private static IEnumerable<IMethodSymbol> Accessors(ISymbol member) =>
        member is IPropertySymbol property ? new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>() : [];
}
