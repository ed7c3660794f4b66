using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>Reads what people write into settings, by the contract of the type it is meant for: simple values as they are, all else as JSON.</summary>
internal static class TypedText
{
    public const string OnlyWithReflection = "Reads JSON by reflection. Give the contract of a source-generated JsonSerializerContext.";

    private static JsonSerializerOptions? s_options;

    /// <summary>The contract of a type by reflection, lenient in spelling and strict about what is missing.</summary>
    [RequiresUnreferencedCode(OnlyWithReflection)]
    [RequiresDynamicCode(OnlyWithReflection)]
    public static JsonTypeInfo<T> ByReflection<T>() => (JsonTypeInfo<T>)(s_options ??= MakeOptions()).GetTypeInfo(typeof(T));

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">It does not describe such a value.</exception>
    public static T Read<T>(string text, JsonTypeInfo<T> type) => Deserialize(JsonOfText.Of(text, type), type);

    /// <summary>Reads JSON.</summary>
    /// <exception cref="JsonException">It does not describe such a value, or is <c>null</c>.</exception>
    public static T Deserialize<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("It is null.");

    [RequiresUnreferencedCode(OnlyWithReflection)]
    [RequiresDynamicCode(OnlyWithReflection)]
    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
