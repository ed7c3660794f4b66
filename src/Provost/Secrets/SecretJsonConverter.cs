using System.Text.Json;
using System.Text.Json.Serialization;

namespace Provost;

/// <summary>Writes the mask. What was written cannot be read back, so reading is refused.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A Secret is not read from JSON, where it would be in plain sight. Load it by its name: Secret.Load(\"name\").");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Mask);
}
