using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Provost.Analyzers.States;

/// <summary>
/// Which predicate of <c>State</c> says what a type, a name or an enum member is meant to say. Read from the runtime itself:
/// a member of <c>StateType</c> has a predicate when <c>State</c> has the property <c>Is{member}</c>.
/// </summary>
internal sealed class StatePredicates
{
    private readonly ImmutableDictionary<string, string> _byName;
    private readonly INamedTypeSymbol _state;
    private readonly INamedTypeSymbol _stateType;

    private StatePredicates(INamedTypeSymbol state, INamedTypeSymbol stateType)
    {
        _state = state;
        _stateType = stateType;
        _byName = stateType.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue && IsBooleanProperty(state, "Is" + member.Name))
            .ToImmutableDictionary(member => member.Name, member => "Is" + member.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What predicates ask for: the names of states, of their types and of the members of <c>StateType</c>.</summary>
    public IEnumerable<string> States => _byName.Keys;

    /// <summary>Whether a text has the name of a state, whatever its case.</summary>
    public bool AreNamedIn(string text) => _byName.Keys.Any(name => text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);

    public string StateTypeName => _stateType.Name;

    /// <summary>The predicates of a compilation, or <see langword="null"/> where it does not know the runtime's states.</summary>
    public static StatePredicates? For(KnownSymbols known) =>
        known is { State: { } state, StateType: { } stateType } ? new(state, stateType) : null;

    /// <summary>Whether a value of the type is a state: <c>State</c>, a class derived from it, or a type parameter so constrained.</summary>
    public bool IsState(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(IsState),
        _ => DerivesFromState(type),
    };

    /// <summary>Whether the property is the member of <c>State</c> with this name.</summary>
    public bool IsMember(IPropertySymbol property, string name) =>
        property.Name == name && SymbolEqualityComparer.Default.Equals(property.ContainingType, _state);

    /// <summary>Whether the word is the name of a predicate, such as <c>IsFailed</c>.</summary>
    public bool IsPredicate(string name) =>
        name == "IsFinal" || (name.StartsWith("Is", StringComparison.Ordinal) && _byName.ContainsKey(name.Substring(2)));

    /// <summary>The predicate that asks for one of the runtime's hand-made states, such as <c>Completed</c>.</summary>
    public string? ForType(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: false } named
        && SymbolEqualityComparer.Default.Equals(named.ContainingNamespace, _state.ContainingNamespace)
        && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, _state.ContainingAssembly)
        && DerivesFromState(named)
        && _byName.TryGetValue(named.Name, out var predicate)
            ? predicate
            : null;

    /// <summary>The predicate that asks what a name means, whatever its case.</summary>
    public string? ForName(string? name) => name is not null && _byName.TryGetValue(name, out var predicate) ? predicate : null;

    /// <summary>The predicate that asks for a member of <c>StateType</c>.</summary>
    public string? ForEnumMember(ITypeSymbol? type, object? value)
    {
        if (value is null || !SymbolEqualityComparer.Default.Equals(type, _stateType))
        {
            return null;
        }

        var member = _stateType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
        return ForName(member?.Name);
    }

    private bool DerivesFromState(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, _state))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBooleanProperty(INamedTypeSymbol state, string name) =>
        state.GetMembers(name).Any(member => member is IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean, IsStatic: false });
}
