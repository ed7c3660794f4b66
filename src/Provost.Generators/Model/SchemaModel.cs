namespace Provost.Generators.Model;

/// <summary>The JSON Schema of a flow's parameters, in parts.</summary>
/// <param name="Properties">The parameters in declared order.</param>
/// <param name="Required">The names of those that have no default.</param>
/// <param name="Definitions">The types that the parameters refer to, in the order of their names.</param>
internal sealed record SchemaModel(EquatableArray<SchemaMember> Properties, EquatableArray<string> Required, EquatableArray<SchemaMember> Definitions);
