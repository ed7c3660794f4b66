using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>The types that are one value in JSON.</summary>
internal static class SchemaPrimitives
{
    private static readonly Dictionary<string, string> s_known = new(StringComparer.Ordinal)
    {
        ["System.Guid"] = Text("uuid"),
        ["System.DateTimeOffset"] = Text("date-time"),
        ["System.DateOnly"] = Text("date"),
        ["System.TimeOnly"] = Text("time"),
        ["System.TimeSpan"] = Text("duration"),
        ["System.Uri"] = Text("uri-reference"),
        ["System.Version"] = """{ "type": "string" }""",
        ["System.Half"] = """{ "type": "number" }""",
        ["System.Int128"] = """{ "type": "integer" }""",
        ["System.UInt128"] = """{ "type": "integer", "minimum": 0 }""",
        ["System.Text.Json.JsonElement"] = "{}",
        ["System.Text.Json.JsonDocument"] = "{}",
        ["System.Text.Json.Nodes.JsonNode"] = "{}",
        ["System.Text.Json.Nodes.JsonObject"] = """{ "type": "object" }""",
        ["System.Text.Json.Nodes.JsonArray"] = """{ "type": "array" }""",
        [KnownTypes.Secret] = """{ "type": "string", "format": "password", "writeOnly": true }""",
    };

    /// <summary>The schema of the type; <see langword="null"/> where it is made of others.</summary>
    public static string? Of(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => """{ "type": "string" }""",
        SpecialType.System_Char => """{ "type": "string", "minLength": 1, "maxLength": 1 }""",
        SpecialType.System_Boolean => """{ "type": "boolean" }""",
        SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 => """{ "type": "integer" }""",
        SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 => """{ "type": "integer", "minimum": 0 }""",
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => """{ "type": "number" }""",
        SpecialType.System_DateTime => Text("date-time"),
        SpecialType.System_Object => "{}",
        _ when type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte } => """{ "type": "string", "contentEncoding": "base64" }""",
        _ when type is INamedTypeSymbol named && s_known.TryGetValue(TypeNames.Metadata(named), out var schema) => schema,
        _ => null,
    };

    private static string Text(string format) => $$"""{ "type": "string", "format": "{{format}}" }""";
}
