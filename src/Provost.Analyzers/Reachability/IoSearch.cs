using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Provost.Analyzers.Knowledge;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// Finds the nearest I/O that a member reaches: level by level, so that the path is the shortest, and within budgets of depth and
/// members, never of time, so that build and editor agree. What lies beyond a budget is not reported.
/// </summary>
internal sealed class IoSearch(CallGraph graph)
{
    private const int MostMembers = 500;

    private readonly ConcurrentDictionary<(ISymbol Callee, IoQuestion Question), IoPath?> _answers = new(KeyComparer.Instance);

    /// <summary>The path from a called member to I/O of interest, or <see langword="null"/> where none is known.</summary>
    public IoPath? From(ISymbol callee, IoQuestion question, CancellationToken cancellationToken) =>
        _answers.TryGetValue((callee, question), out var answer) ? answer : _answers.GetOrAdd((callee, question), Find(callee, question, cancellationToken));

    private IoPath? Find(ISymbol callee, IoQuestion question, CancellationToken cancellationToken)
    {
        if (question.Depth == 0)
        {
            return null;
        }

        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { callee };
        var steps = new List<Step> { new(callee, Previous: -1, Depth: 1, Location: null) };
        (int Step, IoFact Io)? best = null;
        for (var index = 0; index < steps.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = steps[index];
            var facts = graph.FactsOf(step.Member, cancellationToken);
            foreach (var io in facts.Io)
            {
                if (question.Asks(io) && (best is null || Rank(io.Api) < Rank(best.Value.Io.Api)))
                {
                    best = (index, io);
                }
            }

            if (best is not null && Rank(best.Value.Io.Api) == 0)
            {
                break;
            }

            if (step.Depth < question.Depth)
            {
                Follow(facts.Calls, index, step.Depth);
            }
        }

        return best is { } found ? Trace(steps, found.Step, found.Io) : null;

        void Follow(ImmutableArray<CallFact> calls, int from, int depth)
        {
            foreach (var call in calls)
            {
                if (question.Follows(call) && steps.Count < MostMembers && visited.Add(call.Callee))
                {
                    steps.Add(new(call.Callee, from, depth + 1, call.Location));
                }
            }
        }
    }

    /// <summary>The opening of a reader tells more than its reading, and both more than a question whether a file is there.</summary>
    private static int Rank(IoApi api) => api.Repeat == Repeatability.Probe ? 2 : api.IsOnHandle ? 1 : 0;

    private static IoPath Trace(List<Step> steps, int last, IoFact io)
    {
        var members = ImmutableArray.CreateBuilder<ISymbol>();
        var locations = ImmutableArray.CreateBuilder<Location>();
        locations.Add(io.Location);
        for (var index = last; index >= 0; index = steps[index].Previous)
        {
            members.Add(steps[index].Member);
            if (steps[index].Location is { } location)
            {
                locations.Add(location);
            }
        }

        members.Reverse();
        locations.Reverse();
        return new(members.ToImmutable(), locations.ToImmutable(), io.Api);
    }

    /// <summary>A member that is reached, and the call in the previous one that reaches it.</summary>
    private readonly record struct Step(ISymbol Member, int Previous, int Depth, Location? Location);

    private sealed class KeyComparer : IEqualityComparer<(ISymbol Callee, IoQuestion Question)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((ISymbol Callee, IoQuestion Question) x, (ISymbol Callee, IoQuestion Question) y) =>
            SymbolEqualityComparer.Default.Equals(x.Callee, y.Callee) && x.Question.Equals(y.Question);

        public int GetHashCode((ISymbol Callee, IoQuestion Question) obj) =>
            (SymbolEqualityComparer.Default.GetHashCode(obj.Callee) * 31) ^ obj.Question.GetHashCode();
    }
}
