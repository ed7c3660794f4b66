using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.Reachability;

/// <summary>
/// Walks from a member through what it calls, level by level, so that what is met first is nearest. The walk is bounded by depth
/// and by members, never by time, so that build and editor agree.
/// </summary>
internal sealed class IoWalk(CallGraph graph, IoQuestion question)
{
    private const int MostMembers = 500;

    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly List<Step> _steps = [];

    /// <summary>The I/O of interest that a member reaches, and the step of the walk that does it.</summary>
    public IEnumerable<(int Step, IoFact Io)> From(ISymbol callee, CancellationToken cancellationToken)
    {
        if (question.Depth == 0)
        {
            yield break;
        }

        Take(new(callee, Previous: -1, Depth: 1, Location: null, IsChosen: false));
        for (var index = 0; index < _steps.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = _steps[index];
            var facts = graph.FactsOf(step.Member, cancellationToken);
            foreach (var io in facts.Io)
            {
                if (question.Asks(io))
                {
                    yield return (index, io);
                }
            }

            if (step.Depth < question.Depth)
            {
                Follow(facts, index);
            }
        }
    }

    /// <summary>Whether the walk to a step took one of several members that a call may run.</summary>
    public bool IsThroughChoice(int step)
    {
        for (; step >= 0; step = _steps[step].Previous)
        {
            if (_steps[step].IsChosen)
            {
                return true;
            }
        }

        return false;
    }

    public IoPath PathTo(int step, IoFact io)
    {
        var members = ImmutableArray.CreateBuilder<ISymbol>();
        var locations = ImmutableArray.CreateBuilder<Location>();
        Note(io.Location);
        for (; step >= 0; step = _steps[step].Previous)
        {
            members.Add(_steps[step].Member);
            Note(_steps[step].Location);
        }

        members.Reverse();
        locations.Reverse();
        return new(members.ToImmutable(), locations.ToImmutable(), io.Api);

        // What another assembly does has no place in this one.
        void Note(Location? location)
        {
            if (location is { IsInSource: true })
            {
                locations.Add(location);
            }
        }
    }

    private void Follow(MemberFacts facts, int from)
    {
        foreach (var call in facts.Calls)
        {
            if (question.Follows(call))
            {
                Take(new(call.Callee, from, _steps[from].Depth + 1, call.Location, IsChosen: false));
            }
        }

        // Of two choices in a row, the second is hardly ever between the same members: who made the first knows which it will be.
        if (question.TakesEachImplementation && !IsThroughChoice(from))
        {
            foreach (var open in facts.OpenCalls.Where(static open => open.Call.IsBetweenFew))
            {
                foreach (var implementation in open.Call.Implementations)
                {
                    Take(new(implementation, from, _steps[from].Depth + 1, open.Location, IsChosen: true));
                }
            }
        }
    }

    private void Take(Step step)
    {
        if (_steps.Count < MostMembers && _visited.Add(step.Member))
        {
            _steps.Add(step);
        }
    }

    /// <summary>A member that is reached, and the call in the previous one that reaches it.</summary>
    private readonly record struct Step(ISymbol Member, int Previous, int Depth, Location? Location, bool IsChosen);
}
