using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Puts down what the manifest says of a type.</summary>
internal static class ManifestTypes
{
    public static ManifestType Of(TypeModel type) => new(
        type.MetadataName,
        Listed(type).Select(overloads => Member(type, overloads)).ToEquatableArray(),
        type.Methods.Select(Facts).ToEquatableArray(),
        type.Decorator?.ServiceDefinition);

    /// <summary>Overloads share a proxy, which is as visible as the most visible of them.</summary>
    public static int? GatewayDepth(IReadOnlyList<MethodModel> overloads)
    {
        var depth = overloads[0].DefinitionDepth;
        for (var index = 1; index < overloads.Count && depth is not null; index++)
            depth = overloads[index].DefinitionDepth is { } other ? Math.Min(depth.Value, other) : null;

        return depth;
    }

    /// <summary>Those whose definition can be named: nothing generic, which has none without type arguments, nor what may not be used.</summary>
    public static IEnumerable<IReadOnlyList<MethodModel>> Listed(TypeModel type)
    {
        if (type.IsGeneric)
            yield break;

        for (var start = 0; start < type.Methods.Count;)
        {
            // The methods are in the order of these names.
            var end = start + 1;
            while (end < type.Methods.Count && type.Methods[end].ProxyName == type.Methods[start].ProxyName)
                end++;

            var overloads = end == start + 1 ? [type.Methods[start]] : type.Methods.Skip(start).Take(end - start).ToArray();
            if (Array.Exists(overloads, static method => method.IsGeneric))
                overloads = Array.FindAll(overloads, static method => !method.IsGeneric);
            if (overloads.Length > 0 && !overloads[0].IsObsoleteByError)
                yield return overloads;

            start = end;
        }
    }

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
