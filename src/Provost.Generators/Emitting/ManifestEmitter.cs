using Provost.Generators.Model;
using Provost.Generators.Parsing;

namespace Provost.Generators.Emitting;

/// <summary>Writes the list by which compilations that reference this one find its flows, tasks and policies.</summary>
internal static class ManifestEmitter
{
    public static GeneratedText Emit(ManifestModel manifest)
    {
        var writer = new SourceWriter();
        FileHeader.Emit(writer);
        writer.Line("[assembly: global::Provost.Generated.OrchestratedMembers(");
        writer.Indented(() =>
        {
            writer.Line($"Methods = [{List(manifest.Methods)}],");
            writer.Line($"Policies = [{List(manifest.Policies)}]{(manifest.AssemblyName is null ? ")]" : ",")}");
            if (manifest.AssemblyName is { } name)
                writer.Line($"Manifest = {ConstantFormatter.FormatPrimitive(RegistryEmitter.ClassName(name))})]");
        });
        return writer.Finish();
    }

    private static string List(NameSet names) => string.Join(", ", names.Names.Select(ConstantFormatter.FormatPrimitive));
}
