using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>
/// Reads arguments that arrive as JSON: by the options the user gave (source-generated ones work trimmed and ahead-of-time compiled), or else
/// by reflection, where the program allows it.
/// </summary>
internal sealed class ParameterJson
{
    private const string OnlyWithReflection =
        "Called only where reflection-based serialization is enabled. Publishing trimmed or native turns it off unless the program asks for it.";

    private readonly JsonSerializerOptions? _options;

    public ParameterJson(JsonSerializerOptions? options)
    {
        _options = options is not null ? new JsonSerializerOptions(options) : JsonSerializer.IsReflectionEnabledByDefault ? ByReflection() : null;
        _options?.MakeReadOnly();
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="JsonException">The JSON does not fit the type.</exception>
    /// <exception cref="NotSupportedException">Values of the type cannot be read from JSON.</exception>
    public T? Read<T>(JsonElement element) => _options is null
        ? throw new NotSupportedException($"reading {TypeText.Of(typeof(T))} from JSON needs ProvostOptions.ParameterSerializerOptions, since reflection-based serialization is off")
        : element.Deserialize((JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyWithReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = OnlyWithReflection)]
    private static JsonSerializerOptions ByReflection() => new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(), new LenientBooleanConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
