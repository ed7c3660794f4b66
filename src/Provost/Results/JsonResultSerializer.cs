using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>Writes results as JSON, and only those that come back as they were.</summary>
/// <remarks>
/// A result is read back before it is stored and compared with the original by its contents, run-time types included. What JSON
/// would lose, a derived class behind a base type, state without a public setter, a stream, is refused instead.
/// Trimmed and ahead-of-time compiled programs give options with a source-generated <c>JsonSerializerContext</c>; without it only
/// simple values are stored there. Prefect: <c>JSONSerializer</c>.
/// </remarks>
public sealed class JsonResultSerializer : IResultSerializer
{
    internal const string DefaultName = "json";

    private readonly ResultContracts _contracts;

    /// <summary>Makes the serializer.</summary>
    /// <param name="options">How results are written; <see langword="null"/>: public properties and fields, by reflection where the program allows it.</param>
    /// <param name="name">The name tasks choose it by.</param>
    public JsonResultSerializer(JsonSerializerOptions? options = null, string name = DefaultName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _contracts = new ResultContracts(options);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="ResultSerializationException">The value would not come back as it is.</exception>
    public void Serialize<T>(T value, IBufferWriter<byte> output)
    {
        var contents = _contracts.ContentsOf(value);
        var contract = _contracts.Of<T>();
        var json = ToJson(value, contract);
        var copy = FromJson(json, contract);
        if (!contents.AsSpan().SequenceEqual(_contracts.ContentsOf(copy)))
            throw new ResultSerializationException(value?.GetType() ?? typeof(T), $"what is read back from its JSON is not the same. {ResultDifference.Describe(value, copy, _contracts)}");

        output.Write(json);
    }

    /// <inheritdoc/>
    public T? Deserialize<T>(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize(bytes.Span, _contracts.Of<T>());

    private static byte[] ToJson<T>(T value, JsonTypeInfo<T> contract)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, contract);
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ResultSerializationException(value?.GetType() ?? typeof(T), $"System.Text.Json cannot write it ({exception.Message})", exception);
        }
    }

    private static T? FromJson<T>(byte[] json, JsonTypeInfo<T> contract)
    {
        try
        {
            return JsonSerializer.Deserialize(json, contract);
        }
        catch (Exception exception)
        {
            throw new ResultSerializationException(typeof(T), $"System.Text.Json cannot read back what it wrote ({exception.Message})", exception);
        }
    }
}
