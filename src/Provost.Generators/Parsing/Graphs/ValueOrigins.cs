using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Provost.Generators.Parsing.Graphs;

/// <summary>Remembers for each variable of a flow which nodes its value came of. A name means one variable throughout a method.</summary>
internal sealed class ValueOrigins
{
    private readonly Dictionary<string, ImmutableSortedSet<int>> _variables = new(StringComparer.Ordinal);

    public static ImmutableSortedSet<int> None => ImmutableSortedSet<int>.Empty;

    public void Set(string variable, ImmutableSortedSet<int> origins) => _variables[variable] = origins;

    /// <summary>Adds to what a variable came of already, as a list does with each item.</summary>
    public void Add(string variable, ImmutableSortedSet<int> origins)
    {
        if (!origins.IsEmpty)
            _variables[variable] = _variables.TryGetValue(variable, out var known) ? known.Union(origins) : origins;
    }

    /// <summary>What an expression without calls of tasks and flows came of: all the variables in it.</summary>
    public ImmutableSortedSet<int> Of(SyntaxNode expression)
    {
        if (_variables.Count == 0 || expression is LiteralExpressionSyntax)
            return None;
        if (expression is IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax, Identifier.ValueText: var variable })
            return _variables.TryGetValue(variable, out var one) ? one : None;

        var origins = None;
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var name, Parent: var parent }
                && !(parent is MemberAccessExpressionSyntax access && access.Name == node)
                && _variables.TryGetValue(name, out var known))
            {
                origins = origins.Union(known);
            }
        }

        return origins;
    }
}
