using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Hands out the definition of a flow or task whose proxy the manifest cannot name: one step for each private type on the way in.</summary>
internal static class DefinitionGatewayEmitter
{
    public static void Emit(SourceWriter writer, TypeModel type, IReadOnlyList<MethodModel> overloads, int depth)
    {
        var method = overloads[0];
        var target = depth == type.Chain.Count - 1 ? DefinitionOf(method, overloads.Count) : $"{type.Chain[depth + 1].Name}.{Name(type, method, depth + 1)}";
        DocumentationEmitter.Emit(writer, $"Lets the manifest of the assembly list <c>{method.Name}</c>.");
        writer.Line(Names.Hidden);
        writer.Line(Names.GeneratedCode);
        writer.Write($"internal static {TypeOf(method.Kind, overloads.Count)} {Name(type, method, depth)}");
        GetterEmitter.Emit(writer, target);
    }

    /// <summary>What the member is named in the type at a depth: the types on the way in keep those of one name apart.</summary>
    public static string Name(TypeModel type, MethodModel method, int depth) =>
        string.Concat(type.Chain.Skip(depth + 1).Select(static inner => inner.Name + "_")) + method.ProxyName + "_Definition";

    /// <summary>The definition where the proxy can be named, behind its type if need be. That of an instance method needs no instance.</summary>
    public static string DefinitionOf(MethodModel method, int overloads, string qualifier = "") => method.IsStatic
        ? string.Concat(qualifier, method.ProxyName, overloads == 1 ? ".Definition" : ".Definitions")
        : $"{qualifier}{ProxyNames.Type(method.ProxyName)}.{ProxyNames.Declared}";

    private static string TypeOf(OrchestrationKind kind, int overloads) =>
        overloads == 1 ? $"global::Provost.{kind}Definition" : $"global::System.Collections.Generic.IReadOnlyList<global::Provost.{kind}Definition>";
}
