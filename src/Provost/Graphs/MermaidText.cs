using System.Globalization;
using System.Text;

namespace Provost;

/// <summary>Writes graphs as Mermaid flowcharts.</summary>
internal static class MermaidText
{
    public static string Of(FlowGraph graph)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var node in graph.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"    n{node.Id}{Shape(node)}\n");
        foreach (var edge in graph.Edges)
            text.Append(CultureInfo.InvariantCulture, $"    n{edge.From} {Arrow(edge)} n{edge.To}\n");

        return text.ToString();
    }

    private static string Shape(FlowGraphNode node)
    {
        var label = Quoted(node.Label);
        return node.Kind switch
        {
            FlowGraphNodeKind.Start => $"([{label}])",
            FlowGraphNodeKind.Submit => $"[/{label}/]",
            FlowGraphNodeKind.Map => $"[/{Quoted(node.Label + " for each")}/]",
            FlowGraphNodeKind.Subflow => $"[[{label}]]",
            FlowGraphNodeKind.Branch => $"{{{label}}}",
            FlowGraphNodeKind.Loop => $"{{{{{label}}}}}",
            _ => $"[{label}]",
        };
    }

    private static string Arrow(FlowGraphEdge edge)
    {
        var arrow = edge.Kind == FlowGraphEdgeKind.Data ? "-.->" : "-->";
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
