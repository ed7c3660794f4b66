using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Tells fast whether a part of a flow runs tasks or flows, so that the many parts that do not need no walk.</summary>
internal sealed class CallPositions
{
    private readonly IReadOnlyDictionary<(int Start, int End), GraphCall> _calls;
    private readonly List<int> _ends;
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly List<int> _functionCalls = [];

    public CallPositions(IReadOnlyDictionary<(int Start, int End), GraphCall> calls)
    {
        _calls = calls;
        _ends = [.. calls.Keys.Select(static position => position.End).OrderBy(static end => end)];
    }

    public GraphCall? At(InvocationExpressionSyntax invocation) =>
        _calls.TryGetValue((invocation.SpanStart, invocation.Span.End), out var call) ? call : null;

    /// <summary>Whether a call ends in the node; each ends with its own parenthesis.</summary>
    public bool AreIn(SyntaxNode node) => IsIn(_ends, node) || IsIn(_functionCalls, node);

    /// <summary>Takes the calls of a local function that runs something for calls too.</summary>
    public void AddLocalFunction(LocalFunctionStatementSyntax function)
    {
        if (!IsIn(_ends, function) || !_functions.Add(function.Identifier.ValueText) || function.Parent is not { } scope)
            return;

        foreach (var invocation in scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == function.Identifier.ValueText && !function.Contains(invocation))
                _functionCalls.Add(invocation.Span.End);
        }

        _functionCalls.Sort();
    }

    private static bool IsIn(List<int> ends, SyntaxNode node)
    {
        var index = ends.BinarySearch(node.SpanStart + 1);
        return (index < 0 ? ~index : index) is var next && next < ends.Count && ends[next] <= node.Span.End;
    }
}
