using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the gateway to a proxy that interceptors cannot name: one step for each private type on the way in.</summary>
internal static class GatewayEmitter
{
    public static void Emit(SourceWriter writer, TypeModel type, MethodModel method, int depth)
    {
        var gateway = method.Gateway!;
        var typeArguments = TypeParameterList.Use(method.TypeParameters);
        var target = depth == type.Chain.Count - 1
            ? $"{ProxyNames.Access(method.ProxyName, typeArguments)}.{ProxyNames.Run(method.Return.Kind)}"
            : $"{type.Chain[depth + 1].Name}.{gateway.Name}{typeArguments}";
        DocumentationEmitter.Emit(writer, $"Takes the direct calls of <c>{method.Name}</c> to its proxy.");
        writer.Line(Names.Hidden);
        writer.Line(Names.GeneratedCode);
        writer.Line(Names.DebuggerStepThrough);
        writer.Line($"internal {(method.IsStatic ? "static " : type.IsInterface ? "sealed " : "")}{method.Return.Type} {gateway.Name}{TypeParameterList.Declaration(method.TypeParameters)}({Signature.Bound(method.Parameters)})");
        writer.Indented(() =>
        {
            TypeParameterList.EmitConstraints(writer, method.TypeParameters);
            writer.Line($"=> {target}({Arguments(method)});");
        });
    }

    private static string Arguments(MethodModel method) => string.Join(", ", method.Parameters.Select(static parameter => $"{(parameter.IsIn ? "in " : "")}{parameter.Identifier}"));
}
