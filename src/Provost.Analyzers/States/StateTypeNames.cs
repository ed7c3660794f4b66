using Microsoft.CodeAnalysis;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>The names by which code of one compilation calls the types of states, found without binding any: what uses none of them asks no state by its type.</summary>
internal static class StateTypeNames
{
    public static WantedNames In(Compilation compilation, StatePredicates predicates, CancellationToken cancellationToken)
    {
        List<string> names = [.. predicates.States];
        foreach (var tree in compilation.SyntaxTrees)
        {
            var lists = BaseLists.Of(tree, cancellationToken);
            if (lists.HasAliases)
            {
                names.AddRange(predicates.States.SelectMany(lists.AliasesOf));
            }
        }

        return new(names);
    }
}
