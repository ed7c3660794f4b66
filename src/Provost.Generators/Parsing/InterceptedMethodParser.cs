using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads the shape of a flow or task that its interceptor must match to the letter.</summary>
internal static class InterceptedMethodParser
{
    public static InterceptedMethod? Parse(IMethodSymbol method, Compilation compilation)
    {
        if (OrchestrationAttribute.Find(method) is not { } attribute)
            return null;

        var type = method.ContainingType;
        var typeParameters = TypeParameters(type);
        var property = ProxyNames.Property(method, attribute);
        return new(
            TypeNames.Metadata(type),
            property,
            typeParameters.Select(static parameter => TypeNames.Identifier(parameter.Name)).ToEquatableArray(),
            typeParameters.Select(TypeParameterConstraints.Write).Where(static clause => clause.Length > 0).ToEquatableArray(),
            ReceiverOf(method),
            TypeNames.InCode(method.ReturnType),
            ParameterParser.Parse(method),
            TargetOf(method, property, compilation),
            ObsoleteParser.Parse(method));
    }

    /// <summary>The type parameters of all containing types, from the outside in.</summary>
    public static List<ITypeParameterSymbol> TypeParameters(INamedTypeSymbol type) =>
        [.. ContainingTypes.Chain(type).SelectMany(static part => part.TypeParameters)];

    private static string? ReceiverOf(IMethodSymbol method)
    {
        if (method.IsStatic)
            return null;

        // A struct's methods get a reference to it; flows and tasks on structs are readonly.
        return $"this {(method.ContainingType.IsValueType ? "in " : "")}{TypeNames.InCode(method.ContainingType)}";
    }

    private static string TargetOf(IMethodSymbol method, string property, Compilation compilation)
    {
        var gateway = GatewayParser.Parse(method, property, compilation);
        var member = gateway?.Name ?? $"{property}.{ProxyNames.Run(ReturnParser.KindOf(method))}";
        if (!method.IsStatic)
            return member;

        var type = gateway is null ? method.ContainingType : ContainingTypes.Chain(method.ContainingType)[gateway.Depth];
        return $"{TypeNames.InCode(type)}.{member}";
    }
}
