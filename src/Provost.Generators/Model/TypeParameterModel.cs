namespace Provost.Generators.Model;

/// <summary>A type parameter of a flow or task, or of a type around it.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Identifier">Its name as written in code, with <c>@</c> where it is a keyword.</param>
/// <param name="Attributes">What trimming has to know of it, with a space behind, or empty.</param>
/// <param name="Constraints">What it is constrained to, as a <c>where</c> clause, or empty.</param>
internal sealed record TypeParameterModel(string Name, string Identifier, string Attributes, string Constraints);
