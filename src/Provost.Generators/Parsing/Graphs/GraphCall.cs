namespace Provost.Generators.Parsing.Graphs;

/// <summary>A call in a flow that runs a task or a flow.</summary>
/// <param name="Kind">The kind of its node: <c>Task</c>, <c>Submit</c>, <c>Map</c> or <c>Subflow</c>.</param>
/// <param name="Label">The name people know it by.</param>
/// <param name="Member">Namespace, type and method.</param>
internal sealed record GraphCall(string Kind, string Label, string Member);
