namespace Provost.Generators.Model;

/// <summary>A named part of a JSON Schema: a parameter or a type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its schema as JSON on one line.</param>
internal sealed record SchemaMember(string Name, string Json);
