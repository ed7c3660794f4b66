using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provost;

/// <summary>Makes values of the types that flows take, of values as they arrive from outside: JSON, text, dictionaries and lists.</summary>
/// <remarks>Prefect: <c>Flow.validate_parameters</c>, by pydantic's lax rules; but no number is taken for text.</remarks>
internal static class ParameterConverter
{
    /// <summary>Converts a value.</summary>
    /// <param name="value">The value; <see langword="null"/> is taken where the type has it.</param>
    /// <param name="json">Reads what is JSON.</param>
    /// <param name="result">What it became.</param>
    /// <param name="reason">Why it could not be converted, where there is more to say than that.</param>
    public static bool TryConvert<T>(object? value, ParameterJson json, out T? result, out string? reason)
    {
        result = default;
        reason = null;
        switch (value)
        {
            case null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined }:
                return default(T) is null;
            case T fitting:
                result = fitting;
                return true;
            case string text:
                return TryText(text, json, out result, out reason);
            case JsonElement element:
                return TryJson(element, json, out result, out reason);
            case IConvertible number when Numbers.Convert(number, Simple<T>()) is T converted:
                result = converted;
                return true;
            case DateTime time when Simple<T>() == typeof(DateTimeOffset):
                result = (T)(object)new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time);
                return true;
            case IConvertible:
                return false;
            default:
                return ParameterNodes.TryMake(value, out var node) && TryJson(ElementOf(node!), json, out result, out reason);
        }
    }

    private static bool TryText<T>(string text, ParameterJson json, out T? result, out string? reason)
    {
        reason = null;
        if (typeof(T) == typeof(Secret))
        {
            result = (T)(object)new Secret(text);
            return true;
        }

        if (TextParsers.Reads(Simple<T>()))
        {
            var isRead = TextParsers.TryRead(text, Simple<T>(), out var value);
            result = isRead ? (T)value! : default;
            return isRead;
        }

        // A type with its own JSON converter may be written as text; a command line has no other way to give an object or a list.
        return TryRead(ElementOf(JsonValue.Create(text)!), json, out result, out reason)
            || (ParsedOrNull(text) is { } element && TryRead(element, json, out result, out reason));
    }

    private static bool TryJson<T>(JsonElement element, ParameterJson json, out T? result, out string? reason)
    {
        reason = null;
        var type = Simple<T>();
        switch (element.ValueKind)
        {
            case JsonValueKind.String when TextParsers.Reads(type) || type == typeof(Secret):
                return TryText(element.GetString()!, json, out result, out reason);
            case JsonValueKind.String when type == typeof(string):
                return Is(element.GetString(), out result);
            case JsonValueKind.True or JsonValueKind.False when type == typeof(bool):
                return Is(element.GetBoolean(), out result);
            case JsonValueKind.Number when Numbers.IsNumber(type) || type.IsEnum || type == typeof(bool):
                return Is(NumberIn(element, type), out result);
            default:
                return TryRead(element, json, out result, out reason);
        }
    }

    /// <summary>Simple values need no contract, so they work in trimmed programs too.</summary>
    private static object? NumberIn(JsonElement element, Type type)
    {
        if (element.TryGetDecimal(out var number) && type != typeof(double) && type != typeof(float)) return Numbers.Convert(number, type);
        return element.TryGetDouble(out var real) ? Numbers.Convert(real, type) : null;
    }

    private static bool Is<T>(object? value, out T? result)
    {
        result = value is T fitting ? fitting : default;
        return value is T;
    }

    private static bool TryRead<T>(JsonElement element, ParameterJson json, out T? result, out string? reason)
    {
        result = default;
        reason = null;
        try
        {
            result = json.Read<T>(element);
            return result is not null || default(T) is null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            reason = exception is JsonException { Path: { Length: > 1 } path } ? $"at {path}" : exception is NotSupportedException ? exception.Message : null;
            return false;
        }
    }

    private static Type Simple<T>() => Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);

    private static JsonElement ElementOf(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonElement? ParsedOrNull(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..]) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
