using Microsoft.CodeAnalysis.CSharp.Syntax;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Draws the graph of a flow from its source, given which calls in it run tasks and flows.</summary>
internal static class GraphParser
{
    /// <param name="flow">The declaration that has the body.</param>
    /// <param name="key">What the manifest knows the flow by.</param>
    /// <param name="name">What people know it by.</param>
    /// <param name="calls">The calls of tasks and flows in the body, by where they start and end.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The graph: only the start where the flow runs nothing, or is nested more deeply than a reader could follow.</returns>
    public static GraphModel Parse(
        MethodDeclarationSyntax flow,
        string key,
        string name,
        IReadOnlyDictionary<(int Start, int End), GraphCall> calls,
        CancellationToken cancellationToken)
    {
        var canvas = new GraphCanvas(name);
        try
        {
            if (calls.Count > 0)
                new StatementWalk(canvas, calls, flow, cancellationToken).Walk();
        }
        catch (InsufficientExecutionStackException)
        {
            canvas = new(name);
        }

        return canvas.ToModel(key);
    }
}
