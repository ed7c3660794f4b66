using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;

namespace Provost;

/// <summary>
/// Makes JSON of texts and of sections of a configuration, which are texts as well. Whether <c>5</c> is a number or a text is for the
/// type to say that it is meant for.
/// </summary>
internal static class JsonOfText
{
    /// <summary>The JSON of a text: itself, unless the type is a simple one.</summary>
    /// <exception cref="JsonException">The type is not a simple one and the text is no JSON.</exception>
    public static string Of(string text, JsonTypeInfo type) => Write(writer => WriteText(writer, text, type));

    /// <summary>The JSON of a section with all below it.</summary>
    /// <exception cref="JsonException">A value is missing, or is no JSON where it should be.</exception>
    public static string Of(IConfigurationSection section, JsonTypeInfo type) => Write(writer => WriteSection(writer, section, type));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteSection(Utf8JsonWriter writer, IConfigurationSection section, JsonTypeInfo type)
    {
        var children = section.GetChildren().ToList();
        if (children.Count > 0) WriteChildren(writer, section, children, type);
        else if (section.Value is null) writer.WriteNullValue();
        else if (section.Value.Length == 0 && IsCollection(type)) WriteEmpty(writer, type);
        else WriteText(writer, section.Value, type);
    }

    private static void WriteChildren(Utf8JsonWriter writer, IConfigurationSection section, List<IConfigurationSection> children, JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable || (IsAnyJson(type) && AreIndices(children)))
        {
            writer.WriteStartArray();
            foreach (var child in children) WriteSection(writer, child, ElementOf(type));
            writer.WriteEndArray();
        }
        else if (type.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary || IsAnyJson(type))
        {
            writer.WriteStartObject();
            foreach (var child in children) WriteMember(writer, child, type);
            writer.WriteEndObject();
        }
        else
        {
            throw new JsonException($"{section.Path} is a section, not a value.");
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, IConfigurationSection member, JsonTypeInfo type)
    {
        var property = type.Properties.FirstOrDefault(property => property.Name.Equals(member.Key, StringComparison.OrdinalIgnoreCase));
        writer.WritePropertyName(property?.Name ?? member.Key);
        WriteSection(writer, member, property is null ? ElementOf(type) : type.Options.GetTypeInfo(property.PropertyType));
    }

    private static void WriteText(Utf8JsonWriter writer, string text, JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (IsAnyJson(info)) WriteGuess(writer, text);
        else if (info.Kind != JsonTypeInfoKind.None) WriteJson(writer, text);
        else if (type == typeof(bool) && bool.TryParse(text, out var flag)) writer.WriteBooleanValue(flag);
        else if (type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out var value)) writer.WriteRawValue(((Enum)value!).ToString("D"));
        else if (IsNumber(type) && IsJsonNumber(text)) writer.WriteRawValue(text);
        else writer.WriteStringValue(text);
    }

    /// <summary>A value that may be anything is what it looks like.</summary>
    private static void WriteGuess(Utf8JsonWriter writer, string text)
    {
        try
        {
            WriteJson(writer, bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : text);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(text);
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, string text)
    {
        using var document = JsonDocument.Parse(text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        document.WriteTo(writer);
    }

    private static void WriteEmpty(Utf8JsonWriter writer, JsonTypeInfo type) =>
        writer.WriteRawValue(type.Kind == JsonTypeInfoKind.Enumerable ? "[]" : "{}");

    private static JsonTypeInfo ElementOf(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType ?? typeof(JsonElement));

    private static bool IsCollection(JsonTypeInfo type) => type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary;

    private static bool IsAnyJson(JsonTypeInfo info) =>
        info.Type == typeof(object) || info.Type == typeof(JsonElement) || info.Type == typeof(JsonDocument) || info.Type.IsAssignableTo(typeof(JsonNode));

    private static bool AreIndices(List<IConfigurationSection> children) =>
        children.Select((child, index) => child.Key == index.ToString(CultureInfo.InvariantCulture)).All(isIndex => isIndex);

    private static bool IsNumber(Type type) =>
        (Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(Half));

    private static bool IsJsonNumber(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
