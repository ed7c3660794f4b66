using System.Text.Json;

namespace Provost;

/// <summary>What a record says about its result.</summary>
internal sealed record ResultRecordHeader
{
    /// <summary>Tells this record from all others, also of the same key.</summary>
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Type { get; init; }

    public required string Serializer { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Expiration { get; init; }

    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", Id);
            writer.WriteString("key", Key);
            writer.WriteString("type", Type);
            writer.WriteString("serializer", Serializer);
            writer.WriteString("created", Created);
            if (Expiration is { } expiration) writer.WriteString("expiration", expiration);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <exception cref="InvalidResultRecordException">It is not a header.</exception>
    public static ResultRecordHeader FromJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new ResultRecordHeader
            {
                Id = root.GetProperty("id").GetGuid(),
                Key = root.GetProperty("key").GetString()!,
                Type = root.GetProperty("type").GetString()!,
                Serializer = root.GetProperty("serializer").GetString()!,
                Created = root.GetProperty("created").GetDateTimeOffset(),
                Expiration = root.TryGetProperty("expiration", out var expiration) ? expiration.GetDateTimeOffset() : null,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidResultRecordException($"its header cannot be read ({exception.Message})", exception);
        }
    }
}
