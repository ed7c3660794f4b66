using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Puts down what the manifest says of a type.</summary>
internal static class ManifestTypes
{
    public static ManifestType Of(TypeModel type) => new(
        type.MetadataName,
        Listed(type).Select(overloads => Member(type, [.. overloads])).ToEquatableArray(),
        type.Methods.Select(Facts).ToEquatableArray(),
        type.Decorator?.ServiceDefinition);

    /// <summary>Overloads share a proxy, which is as visible as the most visible of them.</summary>
    public static int? GatewayDepth(IEnumerable<MethodModel> overloads) =>
        overloads.Any(static method => method.DefinitionDepth is null) ? null : overloads.Min(static method => method.DefinitionDepth);

    /// <summary>Those whose definition can be named: nothing generic, which has none without type arguments, nor what may not be used.</summary>
    public static IEnumerable<IGrouping<string, MethodModel>> Listed(TypeModel type) => type.IsGeneric
        ? []
        : type.Methods.Where(static method => method.TypeParameters.IsEmpty).GroupBy(static method => method.ProxyName).Where(static overloads => !overloads.First().IsObsoleteByError);

    private static ManifestMember Member(TypeModel type, IReadOnlyList<MethodModel> overloads)
    {
        var method = overloads[0];
        return new(
            method.Kind,
            GatewayDepth(overloads) is { } depth
                ? $"{NameOf(type, depth)}.{DefinitionGatewayEmitter.Name(type, method, depth)}"
                : DefinitionGatewayEmitter.DefinitionOf(method, overloads.Count, type.FullName + "."),
            overloads.Count > 1);
    }

    private static string NameOf(TypeModel type, int depth) =>
        $"global::{(type.Namespace.Length == 0 ? "" : type.Namespace + ".")}{string.Join(".", type.Chain.Take(depth + 1).Select(static part => part.Name))}";

    private static ManifestFacts Facts(MethodModel method) => new(
        method.ManifestKey, method.CodeHash, method.ParameterSchema is { } schema ? ParameterSchemaEmitter.Write(schema, Documentation.Of(method)) : null);
}
