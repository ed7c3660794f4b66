using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>A graph as it is drawn: its nodes and edges so far, and the ends at which the next node is put.</summary>
internal sealed class GraphCanvas
{
    private const int LongestLabel = 60;

    private readonly List<GraphNode> _nodes = [];
    private readonly List<GraphEdge> _edges = [];
    private readonly HashSet<GraphEdge> _known = [];

    public GraphCanvas(string name)
    {
        _nodes.Add(new("Start", Label(name)));
        Ends = [new(0, null)];
    }

    /// <summary>Where the flow has got to: none behind a return or a throw.</summary>
    public List<OpenEnd> Ends { get; set; }

    /// <summary>The number of the next node.</summary>
    public int Next => _nodes.Count;

    /// <summary>Whether there is more than the start.</summary>
    public bool IsDrawn => _nodes.Count > 1;

    /// <summary>Puts a node at all open ends; it is the only end then.</summary>
    public int Add(string kind, string label, string? member = null)
    {
        var id = _nodes.Count;
        _nodes.Add(new(kind, Label(label), member));
        Close(id);
        Ends = [new(id, null)];
        return id;
    }

    /// <summary>Leads all open ends to a node.</summary>
    public void Close(int node)
    {
        foreach (var end in Ends)
            Connect(end.Node, node, end.Label);

        Ends = [];
    }

    public void Connect(int from, int to, string? label) => Add(new GraphEdge(from, to, IsData: false, label));

    /// <summary>Draws that what one node made is an argument of another.</summary>
    public void Hand(int from, int to, string? name) => Add(new GraphEdge(from, to, IsData: true, name));

    public GraphModel ToModel(string key) => new(key, _nodes.ToEquatableArray(), _edges.ToEquatableArray());

    private void Add(GraphEdge edge)
    {
        if (_known.Add(edge))
            _edges.Add(edge);
    }

    /// <summary>Source text on one line, and not too long for a box.</summary>
    private static string Label(string text)
    {
        var line = string.Join(" ", text.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestLabel ? line : line.Substring(0, char.IsHighSurrogate(line[LongestLabel - 2]) ? LongestLabel - 2 : LongestLabel - 1) + "…";
    }
}
