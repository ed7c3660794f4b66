using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.States;

/// <summary>One way in which code asks for a state, as the analyzer hands it to the fix.</summary>
internal sealed class StateCheck(StateCheckForm form, SyntaxNode unit, SyntaxNode subject, ImmutableArray<string> predicates, bool isNegated = false)
{
    private const string FormKey = "Form";
    private const string PredicatesKey = "Predicates";
    private const string IsNegatedKey = "IsNegated";

    /// <summary>The shape.</summary>
    public StateCheckForm Form => form;

    /// <summary>The syntax that a fix replaces.</summary>
    public SyntaxNode Unit => unit;

    /// <summary>What is asked: the state itself, or the expression that yields its name or type.</summary>
    public SyntaxNode Subject => subject;

    /// <summary>The syntax the diagnostic points at; known only when read back.</summary>
    public SyntaxNode? At { get; private set; }

    /// <summary>The predicates that say it, in source order, joined by "or".</summary>
    public ImmutableArray<string> Predicates => predicates;

    /// <summary>Whether the code asks for the opposite.</summary>
    public bool IsNegated => isNegated;

    /// <summary>What is asked, for messages: <c>IsFailed</c>, or <c>IsFailed or IsCrashed</c>.</summary>
    public string Question => string.Join(" or ", Predicates);

    public ImmutableArray<Location> AdditionalLocations => [Unit.GetLocation(), Subject.GetLocation()];

    public ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty
        .Add(FormKey, Form.ToString())
        .Add(PredicatesKey, string.Join(",", Predicates))
        .Add(IsNegatedKey, IsNegated ? "true" : "false");

    /// <summary>The same check, where what is asked is not written at the place that a fix would change.</summary>
    public StateCheck WithoutFix() => new(StateCheckForm.Other, Unit, Subject, Predicates, IsNegated);

    /// <summary>Reads back what the analyzer found; <see langword="null"/> when the diagnostic does not fit the tree.</summary>
    public static StateCheck? From(Diagnostic diagnostic, SyntaxNode root)
    {
        if (diagnostic.AdditionalLocations is not { Count: 2 } locations
            || !diagnostic.Properties.TryGetValue(FormKey, out var formName)
            || !Enum.TryParse<StateCheckForm>(formName, out var form)
            || !diagnostic.Properties.TryGetValue(PredicatesKey, out var predicates)
            || predicates is not { Length: > 0 }
            || !locations.All(location => root.FullSpan.Contains(location.SourceSpan)))
        {
            return null;
        }

        return new(
            form,
            root.FindNode(locations[0].SourceSpan, getInnermostNodeForTie: true),
            root.FindNode(locations[1].SourceSpan, getInnermostNodeForTie: true),
            [.. predicates.Split(',')],
            diagnostic.Properties.TryGetValue(IsNegatedKey, out var negated) && negated == "true")
        {
            At = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true),
        };
    }
}
