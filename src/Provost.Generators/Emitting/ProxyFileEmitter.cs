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

        var hasGateways = type.Methods.Any(static method => method.Gateway is not null || method.DefinitionDepth is not null);
        for (var depth = 0; depth < type.Chain.Count; depth++)
        {
            writer.Line(type.Chain[depth].Declaration);
            writer.Open();
            if (hasGateways)
                EmitGateways(writer, type, depth);
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

    /// <summary>The gateways that the type at a depth has, to what interceptors and the manifest cannot name.</summary>
    private static void EmitGateways(SourceWriter writer, TypeModel type, int depth)
    {
        foreach (var method in type.Methods.Where(method => method.Gateway is { } gateway && gateway.Depth <= depth))
        {
            GatewayEmitter.Emit(writer, type, method, depth);
            writer.Line();
        }

        foreach (var overloads in ManifestTypes.Listed(type).Where(overloads => ManifestTypes.GatewayDepth(overloads) is { } first && first <= depth))
        {
            DefinitionGatewayEmitter.Emit(writer, type, overloads, depth);
            writer.Line();
        }
    }

    private static void EmitProxies(SourceWriter writer, TypeModel type, LanguageFeatures language)
    {
        for (var start = 0; start < type.Methods.Count;)
        {
            // The methods are in the order of these names.
            var end = start + 1;
            while (end < type.Methods.Count && type.Methods[end].ProxyName == type.Methods[start].ProxyName)
                end++;

            if (start > 0)
                writer.Line();

            if (end == start + 1)
                new ProxyEmitter(writer, type, [type.Methods[start]], language).Emit();
            else
                EmitOverloads(writer, type, type.Methods.Skip(start).Take(end - start), language);
            start = end;
        }
    }

    /// <summary>Methods with as many type parameters share a proxy.</summary>
    private static void EmitOverloads(SourceWriter writer, TypeModel type, IEnumerable<MethodModel> methods, LanguageFeatures language)
    {
        var isFirst = true;
        foreach (var overloads in methods.GroupBy(static method => method.TypeParameters.Count))
        {
            if (!isFirst)
                writer.Line();

            new ProxyEmitter(writer, type, [.. overloads], language).Emit();
            isFirst = false;
        }
    }
}
