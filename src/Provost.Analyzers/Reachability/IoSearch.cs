using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// Finds the nearest I/O that a member reaches, once for each member and question. What lies beyond the budget of a walk is not
/// reported.
/// </summary>
internal sealed class IoSearch(CallGraph graph)
{
    private readonly ConcurrentDictionary<(ISymbol Callee, IoQuestion Question), IoPath?> _answers = new(KeyComparer.Instance);

    /// <summary>The path from a called member to I/O of interest, or <see langword="null"/> where none is known.</summary>
    public IoPath? From(ISymbol callee, IoQuestion question, CancellationToken cancellationToken) =>
        _answers.TryGetValue((callee, question), out var answer) ? answer : _answers.GetOrAdd((callee, question), Find(callee, question, cancellationToken));

    private IoPath? Find(ISymbol callee, IoQuestion question, CancellationToken cancellationToken)
    {
        var walk = new IoWalk(graph, question);
        (int Step, IoFact Io)? best = null;
        foreach (var found in walk.From(callee, cancellationToken))
        {
            if (best is null || Rank(found.Io.Api) < Rank(best.Value.Io.Api))
            {
                best = found;
                if (Rank(found.Io.Api) == 0)
                {
                    break;
                }
            }
        }

        return best is { } nearest ? walk.PathTo(nearest.Step, nearest.Io) : null;
    }

    /// <summary>The opening of a reader tells more than its reading, and both more than a question whether a file is there.</summary>
    private static int Rank(IoApi api) => api.Repeat == Repeatability.Probe ? 2 : api.IsOnHandle ? 1 : 0;

    private sealed class KeyComparer : IEqualityComparer<(ISymbol Callee, IoQuestion Question)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((ISymbol Callee, IoQuestion Question) x, (ISymbol Callee, IoQuestion Question) y) =>
            SymbolEqualityComparer.Default.Equals(x.Callee, y.Callee) && x.Question.Equals(y.Question);

        public int GetHashCode((ISymbol Callee, IoQuestion Question) obj) =>
            (SymbolEqualityComparer.Default.GetHashCode(obj.Callee) * 31) ^ obj.Question.GetHashCode();
    }
}
