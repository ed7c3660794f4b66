namespace Provost.Analyzers.States;

/// <summary>The shapes in which code asks for a state; each is rewritten in its own way.</summary>
internal enum StateCheckForm
{
    /// <summary>Recognised, but with no rewriting that surely keeps the meaning.</summary>
    Other,

    /// <summary>A boolean expression about one subject: <c>==</c>, <c>Equals</c>, <c>is Completed</c>, <c>as Completed != null</c>.</summary>
    Comparison,

    /// <summary><c>state.Name is "Failed" or "Crashed"</c>: a pattern over the value of a member.</summary>
    MemberPattern,

    /// <summary><c>Name: "Failed"</c> inside a property pattern.</summary>
    Subpattern,

    /// <summary>A switch statement or expression over the value of a member.</summary>
    Switch,

    /// <summary>A pattern that names a type of state, wherever patterns are written.</summary>
    TypePattern,

    /// <summary><c>states.OfType&lt;Failed&gt;()</c>.</summary>
    OfType,
}
