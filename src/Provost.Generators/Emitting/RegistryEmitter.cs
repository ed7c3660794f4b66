using System.Globalization;
using System.Text;
using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes the manifest of an assembly as code, and has it entered into the registry of the program before other code runs.</summary>
internal static class RegistryEmitter
{
    private const string Registry = "global::Provost.OrchestrationRegistry";
    private const string Manifest = "global::Provost.OrchestrationManifest";

    public static GeneratedText Emit(RegistryModel model)
    {
        var writer = new SourceWriter();
        FileHeader.Emit(writer);
        writer.Line($"namespace {KnownTypes.ManifestsNamespace}");
        writer.Open();
        DocumentationEmitter.Emit(writer, $"The flows and tasks of <c>{Escaped(model.AssemblyName)}</c>.");
        writer.Line(Names.Hidden);
        writer.Line(Names.GeneratedCode);
        writer.Line(Names.StepThroughOnly);
        writer.Line($"public static class {ClassName(model.AssemblyName)}");
        writer.Open();
        EmitManifest(writer, model);
        writer.Line();
        DocumentationEmitter.Emit(writer, "Enters them into the registry of the program.");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line($"internal static void Register() => {Registry}.Register(Manifest);");
        writer.Line();
        EmitFacts(writer, model);
        writer.Close();
        writer.Close();
        return writer.Finish();
    }

    /// <summary>A name that no other assembly's name comes to: a dot becomes one underscore, an underscore two, all else its number.</summary>
    public static string ClassName(string assemblyName)
    {
        var name = new StringBuilder("_");
        foreach (var character in assemblyName)
        {
            _ = character switch
            {
                '.' => name.Append('_'),
                '_' => name.Append("__"),
                _ when char.IsLetterOrDigit(character) => name.Append(character),
                _ => name.Append("_x").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return char.IsLetter(name[1]) ? name.ToString(1, name.Length - 1) : name.ToString();
    }

    private static void EmitManifest(SourceWriter writer, RegistryModel model)
    {
        DocumentationEmitter.Emit(writer, "The manifest.");
        writer.Line($"public static {Manifest} Manifest {{ get; }} = new(");
        writer.Indented(() =>
        {
            writer.Line($"typeof({ClassName(model.AssemblyName)}).Assembly,");
            EmitList(writer, "flows", Definitions(model, OrchestrationKind.Flow));
            EmitList(writer, "tasks", Definitions(model, OrchestrationKind.Task));
            EmitList(writer, "references", [.. model.References.Select(static reference => $"global::{KnownTypes.ManifestsNamespace}.{reference}.Manifest")]);
            EmitDecorators(writer, [.. model.Types.Select(static type => type.Decorator).OfType<string>()]);
            writer.Line("facts: FactsOf);");
        });
    }

    private static List<string> Definitions(RegistryModel model, OrchestrationKind kind) =>
        [.. model.Types.SelectMany(static type => type.Members).Where(member => member.Kind == kind).Select(static member => (member.IsList ? ".. " : "") + member.Definition)];

    private static void EmitDecorators(SourceWriter writer, List<string> decorators)
    {
        if (decorators.Count > 0)
            EmitList(writer, "decorators", decorators);
    }

    private static void EmitList(SourceWriter writer, string name, List<string> items)
    {
        if (items.Count == 0)
        {
            writer.Line($"{name}: {Names.StepThroughOnly} static () => [],");
            return;
        }

        writer.Line($"{name}: {Names.StepThroughOnly} static () =>");
        writer.Open("[");
        foreach (var item in items)
            writer.Line($"{item},");
        writer.Close("],");
    }

    private static void EmitFacts(SourceWriter writer, RegistryModel model)
    {
        var graphs = new Dictionary<string, GraphModel>(StringComparer.Ordinal);
        foreach (var graph in model.Graphs.Reverse())
            graphs[graph.Key] = graph;

        writer.Line($"private static global::Provost.Generated.MemberFacts? FactsOf(string key) => key switch");
        writer.Open();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var facts in model.Types.SelectMany(static type => type.Facts))
        {
            if (keys.Add(facts.Key))
                EmitFacts(writer, facts, graphs.TryGetValue(facts.Key, out var graph) ? graph : null);
        }

        writer.Line("_ => null,");
        writer.Close("};");
    }

    private static void EmitFacts(SourceWriter writer, ManifestFacts facts, GraphModel? graph)
    {
        writer.Write($"{new Literal(facts.Key)} => new({new Literal(facts.SourceHash)})");
        if (facts.ParameterSchema is not { } schema)
        {
            writer.Line(",");
            return;
        }

        writer.Line();
        writer.Open();
        writer.Line("ParameterSchema =");
        writer.Indented(() => writer.Line($"\"\"\"\n{schema}\n\"\"\","));
        if (graph is not null)
            EmitGraph(writer, graph);
        writer.Close("},");
    }

    private static void EmitGraph(SourceWriter writer, GraphModel graph)
    {
        writer.Line($"Graph = {Names.StepThroughOnly} static () => new(");
        writer.Indented(() =>
        {
            writer.Open("[");
            for (var id = 0; id < graph.Nodes.Count; id++)
                EmitNode(writer, id, graph.Nodes[id]);
            writer.Close("],");
            writer.Open("[");
            foreach (var edge in graph.Edges)
                EmitEdge(writer, edge);
            writer.Close("]),");
        });
    }

    private static void EmitNode(SourceWriter writer, int id, GraphNode node)
    {
        writer.Write($"new({id}, global::Provost.FlowGraphNodeKind.{node.Kind}, {new Literal(node.Label)}");
        if (node.Member is not null)
            writer.Write($", {new Literal(node.Member)}");

        writer.Line("),");
    }

    private static void EmitEdge(SourceWriter writer, GraphEdge edge)
    {
        writer.Write($"new({edge.From}, {edge.To}{(edge.IsData ? ", global::Provost.FlowGraphEdgeKind.Data" : "")}");
        if (edge.Label is { Length: > 0 } label)
            writer.Write($"{(edge.IsData ? ", " : ", Label: ")}{new Literal(label)}");

        writer.Line("),");
    }

    private static string Escaped(string text) => new System.Xml.Linq.XText(text).ToString();
}
