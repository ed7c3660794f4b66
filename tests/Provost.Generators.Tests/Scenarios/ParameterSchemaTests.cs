using System.Text.Json;
using System.Text.Json.Nodes;
using Provost.Generators.Tests.Harness;

namespace Provost.Generators.Tests.Scenarios;

/// <summary>The parameters of a flow as a JSON Schema, in the form that Prefect gives a deployment.</summary>
public sealed class ParameterSchemaTests
{
    [Theory]
    [InlineData("string value", """{ "title": "value", "position": 0, "type": "string" }""")]
    [InlineData("char value", """{ "title": "value", "position": 0, "type": "string", "minLength": 1, "maxLength": 1 }""")]
    [InlineData("string? value", """{ "title": "value", "position": 0, "anyOf": [{ "type": "string" }, { "type": "null" }] }""")]
    [InlineData("int value", """{ "title": "value", "position": 0, "type": "integer" }""")]
    [InlineData("byte value", """{ "title": "value", "position": 0, "type": "integer", "minimum": 0 }""")]
    [InlineData("int? value", """{ "title": "value", "position": 0, "anyOf": [{ "type": "integer" }, { "type": "null" }] }""")]
    [InlineData("decimal value", """{ "title": "value", "position": 0, "type": "number" }""")]
    [InlineData("bool value", """{ "title": "value", "position": 0, "type": "boolean" }""")]
    [InlineData("Guid value", """{ "title": "value", "position": 0, "type": "string", "format": "uuid" }""")]
    [InlineData("DateTimeOffset value", """{ "title": "value", "position": 0, "type": "string", "format": "date-time" }""")]
    [InlineData("DateTime value", """{ "title": "value", "position": 0, "type": "string", "format": "date-time" }""")]
    [InlineData("DateOnly value", """{ "title": "value", "position": 0, "type": "string", "format": "date" }""")]
    [InlineData("TimeSpan value", """{ "title": "value", "position": 0, "type": "string", "format": "duration" }""")]
    [InlineData("Uri value", """{ "title": "value", "position": 0, "type": "string", "format": "uri-reference" }""")]
    [InlineData("Secret value", """{ "title": "value", "position": 0, "type": "string", "format": "password", "writeOnly": true }""")]
    [InlineData("byte[] value", """{ "title": "value", "position": 0, "type": "string", "contentEncoding": "base64" }""")]
    [InlineData("int[] value", """{ "title": "value", "position": 0, "type": "array", "items": { "type": "integer" } }""")]
    [InlineData("IReadOnlyList<string?> value", """{ "title": "value", "position": 0, "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "null" }] } }""")]
    [InlineData("HashSet<int> value", """{ "title": "value", "position": 0, "type": "array", "items": { "type": "integer" }, "uniqueItems": true }""")]
    [InlineData("Dictionary<string, int> value", """{ "title": "value", "position": 0, "type": "object", "additionalProperties": { "type": "integer" } }""")]
    [InlineData("object value", """{ "title": "value", "position": 0 }""")]
    [InlineData("System.Text.Json.JsonElement value", """{ "title": "value", "position": 0 }""")]
    [InlineData("(int, string) value", """{ "title": "value", "position": 0 }""")]
    [InlineData("IComparable value", """{ "title": "value", "position": 0 }""")]
    [InlineData("System.IO.Stream value", """{ "title": "value", "position": 0 }""")]
    [InlineData("Own value", """{ "title": "value", "position": 0 }""", "[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter))] public class Own { public int A { get; set; } }")]
    [InlineData("[System.ComponentModel.DataAnnotations.Range(1, 9)] int value", """{ "title": "value", "position": 0, "type": "integer", "minimum": 1, "maximum": 9 }""")]
    [InlineData("[System.ComponentModel.DataAnnotations.StringLength(9, MinimumLength = 2)] string value", """{ "title": "value", "position": 0, "type": "string", "minLength": 2, "maxLength": 9 }""")]
    [InlineData("[System.ComponentModel.DataAnnotations.MinLength(1)] int[] value", """{ "title": "value", "position": 0, "type": "array", "items": { "type": "integer" }, "minItems": 1 }""")]
    [InlineData("[System.ComponentModel.DataAnnotations.RegularExpression(\"a\\\\d\")] string value", """{ "title": "value", "position": 0, "type": "string", "pattern": "^(?:a\\d)$" }""")]
    [InlineData("[System.ComponentModel.DataAnnotations.AllowedValues(\"a\", \"b\")] string value", """{ "title": "value", "position": 0, "type": "string", "enum": ["a", "b"] }""")]
    public async Task A_parameter_is_described(string parameter, string expected, string types = "")
    {
        var schema = await SchemaAsync(parameter, types);
        Assert.Equal(Normal(expected), Normal(schema.GetProperty("properties").GetProperty("value").GetRawText()));
        Assert.Equal("""["value"]""", schema.GetProperty("required").GetRawText());
    }

    [Theory]
    [InlineData("int value = 3", "3")]
    [InlineData("string value = \"a\\\"b\\\\\"", """
        "a\u0022b\\"
        """)]
    [InlineData("string? value = null", "null")]
    [InlineData("int? value = null", "null")]
    [InlineData("double value = 0.5", "0.5")]
    [InlineData("bool value = true", "true")]
    [InlineData("decimal value = 1.10m", "1.10")]
    [InlineData("DayOfWeek value = DayOfWeek.Friday", "\"Friday\"")]
    [InlineData("params int[] value", "[]")]
    [InlineData("double value = double.NaN", null)]
    [InlineData("DateTime value = default", null)]
    public async Task A_parameter_with_a_default_is_not_required(string parameter, string? expected)
    {
        var schema = await SchemaAsync(parameter);
        var property = schema.GetProperty("properties").GetProperty("value");
        Assert.Equal(expected is null ? null : Normal(expected), property.TryGetProperty("default", out var value) ? Normal(value.GetRawText()) : null);
        Assert.Equal("[]", schema.GetProperty("required").GetRawText());
    }

    [Fact]
    public async Task Types_are_definitions_with_the_names_that_JSON_has()
    {
        var schema = await SchemaAsync(
            "Order value, Color color, CancellationToken token = default",
            """
            public enum Color { Red, Green }
            [Flags] public enum Kinds { A = 1, B = 2 }
            public abstract class Base { public int ID { get; set; } public required string HTTPName { get; init; } }
            public sealed class Order : Base
            {
                [System.Text.Json.Serialization.JsonPropertyName("lines")] public List<Line> Items { get; set; } = [];
                [System.Text.Json.Serialization.JsonIgnore] public int Hidden { get; set; }
                public Order? Parent { get; set; }
                public Kinds Kinds { get; set; }
                public int Computed => 1;
                public static int Shared { get; set; }
                internal int Inside { get; set; }
            }
            public sealed record Line([property: System.ComponentModel.DataAnnotations.Range(1, 5)] int Count, string? Note = null);
            """);
        Assert.Equal(Normal("""
            {
              "title": "Parameters",
              "type": "object",
              "properties": {
                "value": { "title": "value", "position": 0, "$ref": "#/definitions/Order" },
                "color": { "title": "color", "position": 1, "$ref": "#/definitions/Color" }
              },
              "required": ["value", "color"],
              "definitions": {
                "Color": { "title": "Color", "type": "string", "enum": ["Red", "Green"] },
                "Kinds": { "title": "Kinds", "type": "string" },
                "Line": { "title": "Line", "type": "object", "properties": {
                  "count": { "title": "count", "type": "integer", "minimum": 1, "maximum": 5 },
                  "note": { "title": "note", "anyOf": [{ "type": "string" }, { "type": "null" }] } }, "required": ["count"] },
                "Order": { "title": "Order", "type": "object", "properties": {
                  "id": { "title": "id", "type": "integer" },
                  "httpName": { "title": "httpName", "type": "string" },
                  "lines": { "title": "lines", "type": "array", "items": { "$ref": "#/definitions/Line" } },
                  "parent": { "title": "parent", "anyOf": [{ "$ref": "#/definitions/Order" }, { "type": "null" }] },
                  "kinds": { "title": "kinds", "$ref": "#/definitions/Kinds" } }, "required": ["httpName"] }
              }
            }
            """), Normal(schema.GetRawText()));
    }

    [Fact]
    public async Task Two_types_of_one_name_are_kept_apart_and_an_endless_one_ends()
    {
        var schema = await SchemaAsync(
            "A.Item value, B.Item other, Grows<int> grows",
            "public class Grows<T> { public Grows<Grows<T>>? Next { get; set; } } namespace A { public class Item; } namespace B { public class Item; }");
        var names = schema.GetProperty("definitions").EnumerateObject().Select(static definition => definition.Name).ToList();
        Assert.Contains("Item", names);
        Assert.Contains("B.Item", names);
        Assert.InRange(names.Count, 3, 200);
    }

    [Fact]
    public async Task What_the_documentation_says_of_a_parameter_is_its_description()
    {
        var schema = await SchemaAsync("string value", documentation: """/// <param name="value">Where the "orders" are, see <c>Uri</c>.</param>""");
        Assert.Equal("Where the \"orders\" are, see Uri.", schema.GetProperty("properties").GetProperty("value").GetProperty("description").GetString());
    }

    /// <summary>The definition gives what the run takes: the default of the schema and of the run are the same.</summary>
    [Fact]
    public async Task What_the_schema_names_is_what_a_run_takes()
    {
        var result = await Recording.RunAsync(
            """
            public enum Color { Red, Green }
            public sealed record Order(int Count, Color Color);
            public static partial class Etl { [Flow] public static string Run(Order order, TimeSpan wait) => $"{order.Count} {order.Color} {wait.TotalMinutes}"; }
            """,
            """
            var arguments = System.Text.Json.JsonElement.Parse("{\"order\": {\"count\": 2, \"color\": \"Green\"}, \"wait\": \"PT3M\"}");
            return ((State<string>)await Etl.RunFlow.Definition.RunWithParametersAsync(arguments)).Result();
            """);
        Assert.Equal("2 Green 3 <- flow Etl.Run", result);
    }

    private static async Task<JsonElement> SchemaAsync(string parameters, string types = "", string documentation = "")
    {
        var result = await Recording.RunAsync(
            $$"""
            public static partial class Etl
            {
                {{documentation}}
                [Flow] public static int Run({{parameters}}) => 1;
            }
            {{types}}
            """,
            "return Etl.RunFlow.Definition.ParameterSchema!.Value.GetRawText();");
        return JsonElement.Parse(result[..^" <- ".Length]);
    }

    private static string Normal(string json) => JsonNode.Parse(json)?.ToJsonString() ?? "null";
}
