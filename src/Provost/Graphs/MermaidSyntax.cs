using System.Text;

namespace Provost;

/// <summary>
/// How graphs of flows are written in Mermaid. The generator, which draws them for reports before there is a runtime to ask, compiles this
/// file too.
/// </summary>
internal static class MermaidSyntax
{
    public const string Head = "flowchart TD\n";

    /// <summary>A line for a node.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="kind">The name of its kind, a member of <c>FlowGraphNodeKind</c>.</param>
    /// <param name="label">What people read.</param>
    public static string Node(int id, string kind, string label) => FormattableString.Invariant($"    n{id}{Shape(kind, label)}\n");

    /// <summary>A line for an edge.</summary>
    public static string Edge(int from, int to, bool isData, string? label)
    {
        var arrow = isData ? "-.->" : "-->";
        return FormattableString.Invariant($"    n{from} {arrow}{(string.IsNullOrEmpty(label) ? "" : $"|{Quoted(label!)}|")} n{to}\n");
    }

    private static string Shape(string kind, string label) => kind switch
    {
        "Start" => $"([{Quoted(label)}])",
        "Submit" => $"[/{Quoted(label)}/]",
        "Map" => $"[/{Quoted(label + " for each")}/]",
        "Subflow" => $"[[{Quoted(label)}]]",
        "Branch" => $"{{{Quoted(label)}}}",
        "Loop" => $"{{{{{Quoted(label)}}}}}",
        _ => $"[{Quoted(label)}]",
    };

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
