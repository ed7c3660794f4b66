namespace Provost.Generators.Model;

/// <summary>A member of a decorator: an explicit implementation, which no other member's name can be in the way of.</summary>
/// <param name="Obsolete">The <c>Obsolete</c> attribute to repeat, or empty.</param>
/// <param name="Head">What is before its body.</param>
/// <param name="Constraints">What an explicit implementation has to say of its type parameters, or empty.</param>
/// <param name="Bodies">One body behind an arrow, or a line for each accessor.</param>
internal sealed record DecoratorMember(string Obsolete, string Head, string Constraints, EquatableArray<string> Bodies);
