namespace Provost.Generators.Model;

/// <summary>An edge of a flow's graph, between the numbers of two nodes.</summary>
/// <param name="From">Where it leaves.</param>
/// <param name="To">Where it comes to.</param>
/// <param name="IsData">Whether it says what is handed on, and not what comes next.</param>
/// <param name="Label">When it is gone, or the name of what is handed on.</param>
internal sealed record GraphEdge(int From, int To, bool IsData, string? Label);
