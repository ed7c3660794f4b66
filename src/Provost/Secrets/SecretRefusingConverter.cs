using System.Text.Json;
using System.Text.Json.Serialization;

namespace Provost;

/// <summary>
/// Refuses secrets where the mask would do harm: in what is hashed (all secrets would be the same) and in what is persisted (it could
/// not be read back). It comes before the converter of the type when it is among the converters of the options.
/// </summary>
internal sealed class SecretRefusingConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal();

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => throw Refusal();

    /// <summary>Options that refuse secrets and are otherwise the same.</summary>
    public static JsonSerializerOptions AddTo(JsonSerializerOptions options)
    {
        var refusing = new JsonSerializerOptions(options);
        refusing.Converters.Insert(0, new SecretRefusingConverter());
        return refusing;
    }

    private static NotSupportedException Refusal() => new("a Secret is neither hashed nor persisted; load it where it is used");
}
