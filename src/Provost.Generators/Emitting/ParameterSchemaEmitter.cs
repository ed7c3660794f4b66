using Provost.Generators.Model;
using Provost.Generators.Parsing.Schemas;

namespace Provost.Generators.Emitting;

/// <summary>Writes the JSON Schema of a flow's parameters, with what the documentation says of each.</summary>
internal static class ParameterSchemaEmitter
{
    public static string Write(SchemaModel schema, Documentation documentation)
    {
        var properties = schema.Properties.Select(property => new SchemaMember(property.Name, Described(property, documentation)));
        return $$"""
            {
              "title": "Parameters",
              "type": "object",
              "properties": {{Block(properties)}},
              "required": {{JsonObject.List(schema.Required.Select(JsonObject.Text))}},
              "definitions": {{Block(schema.Definitions)}}
            }
            """.Replace("\r\n", "\n");
    }

    private static string Described(SchemaMember property, Documentation documentation) =>
        documentation.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name) is { PlainText: { Length: > 0 } text }
            ? new JsonObject().AddMembersOf(property.Json).AddText("description", text).ToString()
            : property.Json;

    private static string Block(IEnumerable<SchemaMember> members)
    {
        var lines = string.Join(",\n", members.Select(static member => $"    {JsonObject.Text(member.Name)}: {member.Json}"));
        return lines.Length == 0 ? "{}" : $"{{\n{lines}\n  }}";
    }
}
