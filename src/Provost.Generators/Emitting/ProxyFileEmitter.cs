using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes the file of one declaring type: the type opened again, with a proxy for each of its flows and tasks.</summary>
internal static class ProxyFileEmitter
{
    public static GeneratedText Emit(TypeModel type, LanguageFeatures language)
    {
        var writer = new SourceWriter();
        FileHeader.Emit(writer);
        if (type.Namespace.Length > 0)
        {
            writer.Line($"namespace {type.Namespace};");
            writer.Line();
        }

        var gateways = type.Methods.Where(static method => method.Gateway is not null).ToList();
        for (var depth = 0; depth < type.Chain.Count; depth++)
        {
            writer.Line(type.Chain[depth].Declaration);
            writer.Open();
            foreach (var method in gateways.Where(method => method.Gateway!.Depth <= depth))
            {
                GatewayEmitter.Emit(writer, type, method, depth);
                writer.Line();
            }

            foreach (var overloads in ManifestTypes.Listed(type).Where(overloads => ManifestTypes.GatewayDepth(overloads) is { } first && first <= depth))
            {
                DefinitionGatewayEmitter.Emit(writer, type, [.. overloads], depth);
                writer.Line();
            }
        }

        EmitProxies(writer, type, language);
        writer.Close();
        if (type.Decorator is not null)
        {
            writer.Line();
            DecoratorEmitter.Emit(writer, type.Decorator);
        }

        for (var depth = type.Chain.Count - 1; depth > 0; depth--)
            writer.Close();

        return writer.Finish();
    }

    private static void EmitProxies(SourceWriter writer, TypeModel type, LanguageFeatures language)
    {
        var isFirst = true;
        foreach (var overloads in type.Methods.GroupBy(static method => (method.ProxyName, method.TypeParameters.Count)))
        {
            if (!isFirst)
                writer.Line();

            new ProxyEmitter(writer, type, [.. overloads], language).Emit();
            isFirst = false;
        }
    }
}
