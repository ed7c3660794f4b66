using System.Collections.Concurrent;
using Provost.Analyzers.Bodies;

namespace Provost.Analyzers.States;

/// <summary>How the names of states can be spelled, the same for all compilations that know the same states.</summary>
internal sealed class StateSpelling
{
    private static readonly ConcurrentDictionary<string, StateSpelling> s_known = new(StringComparer.Ordinal);

    private StateSpelling(StatePredicates predicates)
    {
        States = new(predicates.States.SelectMany(InEachCase));
        Whole = States.With([predicates.StateTypeName]);
        Begun = Whole.With(predicates.States.SelectMany(static name => Enumerable.Range(1, name.Length - 1).Select(length => name.Substring(0, length))).SelectMany(InEachCase));
    }

    /// <summary>The names of states.</summary>
    public WantedNames States { get; }

    /// <summary>The names of states and of their enum.</summary>
    public WantedNames Whole { get; }

    /// <summary>These, and what a name that is put together may begin with.</summary>
    public WantedNames Begun { get; }

    public static StateSpelling Of(StatePredicates predicates)
    {
        var key = string.Join(",", predicates.States) + ":" + predicates.StateTypeName;
        return s_known.TryGetValue(key, out var known) ? known : s_known.GetOrAdd(key, new StateSpelling(predicates));
    }

    private static IEnumerable<string> InEachCase(string name) => [name, name.ToLowerInvariant(), name.ToUpperInvariant()];
}
