using System.ComponentModel;

namespace Provost;

/// <summary>
/// What a flow does, as its source shows it: the tasks and flows that it runs, the branches and loops between them, and what one hands
/// to the other. It is drawn at compile time; no run is needed. Immutable and safe to share between threads.
/// </summary>
/// <remarks>Prefect: <c>flow.visualize()</c>, which runs the flow with its tasks stubbed.</remarks>
public sealed class FlowGraph
{
    /// <summary>Makes a graph. For generated code.</summary>
    /// <param name="nodes">The nodes, each at the index of its number.</param>
    /// <param name="edges">The edges.</param>
    /// <exception cref="ArgumentException">A node is not at the index of its number, or an edge is of no node.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FlowGraph(FlowGraphNode[] nodes, FlowGraphEdge[] edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        for (var index = 0; index < nodes.Length; index++)
        {
            if (nodes[index].Id != index) throw new ArgumentException($"The node at {index} has the number {nodes[index].Id}.", nameof(nodes));
        }

        foreach (var edge in edges)
        {
            if (!IsNode(edge.From) || !IsNode(edge.To)) throw new ArgumentException($"The edge from {edge.From} to {edge.To} is not between nodes: there are {nodes.Length}.", nameof(edges));
        }

        Nodes = nodes;
        Edges = edges;

        bool IsNode(int id) => id >= 0 && id < nodes.Length;
    }

    /// <summary>The nodes in the order of the source; the first is the start.</summary>
    public IReadOnlyList<FlowGraphNode> Nodes { get; }

    /// <summary>The edges.</summary>
    public IReadOnlyList<FlowGraphEdge> Edges { get; }

    /// <summary>The graph as a Mermaid flowchart, which GitHub, GitLab, Azure DevOps and many editors draw.</summary>
    /// <returns>The text, in lines that end with <c>\n</c>, without the fence of a Markdown block.</returns>
    public string ToMermaid() => MermaidSyntax.Head
        + string.Concat(Nodes.Select(static node => MermaidSyntax.Node(node.Id, node.Kind.ToString(), node.Label)))
        + string.Concat(Edges.Select(static edge => MermaidSyntax.Edge(edge.From, edge.To, edge.Kind == FlowGraphEdgeKind.Data, edge.Label)));

    /// <inheritdoc cref="ToMermaid"/>
    public override string ToString() => ToMermaid();
}
