using System.Globalization;
using System.Text;
using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Draws the graph of a flow at compile time, to the letter as the runtime draws it.</summary>
internal static class MermaidEmitter
{
    public static string Emit(GraphModel graph)
    {
        var text = new StringBuilder("flowchart TD\n");
        for (var id = 0; id < graph.Nodes.Count; id++)
            text.Append("    n").Append(id.ToString(CultureInfo.InvariantCulture)).Append(Shape(graph.Nodes[id])).Append('\n');
        foreach (var edge in graph.Edges)
            text.Append(FormattableString.Invariant($"    n{edge.From} {Arrow(edge)} n{edge.To}\n"));

        return text.ToString();
    }

    private static string Shape(GraphNode node)
    {
        var label = Quoted(node.Label);
        return node.Kind switch
        {
            "Start" => $"([{label}])",
            "Submit" => $"[/{label}/]",
            "Map" => $"[/{Quoted(node.Label + " for each")}/]",
            "Subflow" => $"[[{label}]]",
            "Branch" => $"{{{label}}}",
            "Loop" => $"{{{{{label}}}}}",
            _ => $"[{label}]",
        };
    }

    private static string Arrow(GraphEdge edge)
    {
        var arrow = edge.IsData ? "-.->" : "-->";
        return edge.Label is { Length: > 0 } label ? $"{arrow}|{Quoted(label)}|" : arrow;
    }

    /// <summary>Text in quotes, with what Mermaid or Markdown would take for its own written as entities.</summary>
    private static string Quoted(string label)
    {
        var text = new StringBuilder("\"");
        foreach (var character in label)
        {
            _ = character switch
            {
                '"' => text.Append("#quot;"),
                '#' => text.Append("#35;"),
                '<' => text.Append("#lt;"),
                '>' => text.Append("#gt;"),
                '&' => text.Append("#amp;"),
                '`' => text.Append("#96;"),
                _ when char.IsControl(character) => text.Append(' '),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }
}
