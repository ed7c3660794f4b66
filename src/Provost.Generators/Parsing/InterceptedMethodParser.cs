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
        var property = ProxyNames.Property(method, attribute);
        return new(
            TypeNames.Metadata(type),
            property,
            method.IsGenericMethod || type.IsGenericType ? TypeParameterParser.Parse(TypeParameterParser.All(method)) : default,
            ReceiverOf(method),
            TypeNames.InCode(method.ReturnType),
            ParameterParser.Parse(method),
            TargetOf(method, property, compilation),
            ObsoleteParser.Parse(method));
    }

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
        var typeArguments = TypeNames.ArgumentsOf(method);
        var member = gateway is not null ? gateway.Name + typeArguments : $"{ProxyNames.Access(property, typeArguments)}.{ProxyNames.Run(ReturnParser.KindOf(method))}";
        if (!method.IsStatic)
            return member;

        var type = gateway is null ? method.ContainingType : ContainingTypes.Chain(method.ContainingType)[gateway.Depth];
        return $"{TypeNames.InCode(type)}.{member}";
    }
}
