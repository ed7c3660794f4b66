namespace Provost.Generators.Model;

/// <summary>The graph of a flow.</summary>
/// <param name="Key">What the manifest knows the flow by.</param>
/// <param name="Nodes">The nodes, each numbered by its place.</param>
/// <param name="Edges">The edges.</param>
internal sealed record GraphModel(string Key, EquatableArray<GraphNode> Nodes, EquatableArray<GraphEdge> Edges);
