using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provost;

/// <summary>Turns dictionaries, lists and simple values, as other serializers and scripts give them, into JSON.</summary>
internal static class ParameterNodes
{
    /// <summary>The JSON of a value.</summary>
    /// <returns><see langword="false"/> where it holds an object that is none of these.</returns>
    public static bool TryMake(object? value, out JsonNode? node)
    {
        node = null;
        switch (value)
        {
            case null:
                return true;
            case JsonNode given:
                node = given.DeepClone();
                return true;
            case JsonElement element:
                node = element.ValueKind switch
                {
                    JsonValueKind.Object => JsonObject.Create(element),
                    JsonValueKind.Array => JsonArray.Create(element),
                    _ => JsonValue.Create(element),
                };
                return true;
            case IDictionary dictionary:
                return TryObject(Entries(dictionary), out node);
            case IEnumerable<KeyValuePair<string, object?>> entries:
                return TryObject(entries, out node);
            case not string and IEnumerable items:
                return TryArray(items, out node);
            default:
                node = Simple(value);
                return node is not null;
        }
    }

    private static JsonValue? Simple(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        byte or sbyte or short or ushort or uint => JsonValue.Create(System.Convert.ToInt64(value, null)),
        ulong number => JsonValue.Create(number),
        float number => JsonValue.Create(number),
        char character => JsonValue.Create(character),
        Guid id => JsonValue.Create(id),
        DateTime time => JsonValue.Create(time),
        DateTimeOffset time => JsonValue.Create(time),
        DateOnly or TimeOnly => JsonValue.Create(((IFormattable)value).ToString("O", null)),
        TimeSpan span => JsonValue.Create(span.ToString("c")),
        Uri or Enum => JsonValue.Create(value.ToString()),
        _ => null,
    };

    private static bool TryObject(IEnumerable<KeyValuePair<string, object?>> entries, out JsonNode? node)
    {
        var made = new JsonObject();
        node = made;
        foreach (var (key, value) in entries)
        {
            if (!TryMake(value, out var child)) return false;
            made[key] = child;
        }

        return true;
    }

    private static bool TryArray(IEnumerable items, out JsonNode? node)
    {
        var made = new JsonArray();
        node = made;
        foreach (var item in items)
        {
            if (!TryMake(item, out var child)) return false;
            made.Add(child);
        }

        return true;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) yield return new(entry.Key.ToString()!, entry.Value);
    }
}
