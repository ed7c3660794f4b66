using Microsoft.CodeAnalysis;
using Provost.Analyzers.Bodies;
using Provost.Analyzers.Reachability;

namespace Provost.Analyzers.States;

/// <summary>The names by which code of one compilation calls the types of states, found without binding any: what uses none of them asks no state by its type.</summary>
internal static class StateTypeNames
{
    public static WantedNames In(Compilation compilation, StatePredicates predicates, CancellationToken cancellationToken) =>
        new(predicates.States.Concat(compilation.SyntaxTrees.SelectMany(tree => predicates.States.SelectMany(BaseLists.Of(tree, cancellationToken).AliasesOf))));
}
