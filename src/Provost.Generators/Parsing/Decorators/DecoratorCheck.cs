using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Decorators;

/// <summary>Decides whether an interface can have a decorator, without which its members cannot be flows or tasks.</summary>
internal static class DecoratorCheck
{
    /// <summary>The first reason against it; <see langword="null"/> if there is none.</summary>
    public static Refusal? Examine(INamedTypeSymbol service, Compilation compilation)
    {
        foreach (var type in DecoratedMembers.Interfaces(service))
        {
            if (type.GetMembers().FirstOrDefault(static member => member is { IsStatic: true, IsAbstract: true } and not IMethodSymbol { AssociatedSymbol: not null }) is { } abstractStatic)
                return new(UnsupportedReason.StaticAbstractMember, abstractStatic.Name);

            foreach (var member in DecoratedMembers.Of(type))
            {
                if (member.IsAbstract && !DecoratedMembers.IsAccessible(member, service, compilation))
                    return new(UnsupportedReason.HiddenInterfaceMember, member.Name);
                if (member is IMethodSymbol method && method.TypeParameters.FirstOrDefault(parameter => Outer(service).Contains(parameter.Name)) is { } hiding)
                    return new(UnsupportedReason.TypeParameterHidesOuter, hiding.Name);
            }
        }

        return ExamineName(service);
    }

    private static Refusal? ExamineName(INamedTypeSymbol service)
    {
        var name = DecoratorNames.Of(service);
        var others = Siblings(service, name).Where(other => other.Arity == service.Arity || service.ContainingType is not null);
        return others.Any(SupportCheck.IsWritten) || service.ContainingType?.Name == name || Siblings(service, DecoratorNames.Stem(service.Name)).Any(other => HasDecorator(other, service, name))
            ? new(UnsupportedReason.NameTaken, name)
            : null;
    }

    /// <summary>Whether <c>Orders</c> beside <c>IOrders</c> is an interface that needs the same name.</summary>
    private static bool HasDecorator(INamedTypeSymbol other, INamedTypeSymbol service, string name) =>
        other.TypeKind == TypeKind.Interface
        && other.Arity == service.Arity
        && !SymbolEqualityComparer.Default.Equals(other, service)
        && other.GetMembers().Any(static member => member is IMethodSymbol { IsStatic: false } method && OrchestrationAttribute.IsOn(method))
        && DecoratorNames.Of(other) == name;

    private static IEnumerable<INamedTypeSymbol> Siblings(INamedTypeSymbol service, string name) =>
        service.ContainingType?.GetTypeMembers(name) ?? service.ContainingNamespace?.GetTypeMembers(name) ?? [];

    private static HashSet<string> Outer(INamedTypeSymbol service) =>
        new(ContainingTypes.Chain(service).SelectMany(static type => type.TypeParameters).Select(static parameter => parameter.Name), StringComparer.Ordinal);
}
