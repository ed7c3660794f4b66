namespace Provost.Generators.Parsing.Graphs;

/// <summary>A node after which the flow goes on, to a node that is not met yet.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Label">When it goes on from there.</param>
internal readonly record struct OpenEnd(int Node, string? Label);
