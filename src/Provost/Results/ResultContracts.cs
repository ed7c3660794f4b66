using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>How results are written as JSON, and what they consist of.</summary>
internal sealed class ResultContracts
{
    private const string OnlyWithReflection =
        "Called only where reflection-based serialization is enabled. Publishing trimmed or native turns it off unless the program asks for it.";

    private readonly JsonSerializerOptions _options;

    public ResultContracts(JsonSerializerOptions? options)
    {
        _options = options is null ? Default() : new JsonSerializerOptions(options);
        if (_options.TypeInfoResolver is null && JsonSerializer.IsReflectionEnabledByDefault) _options.TypeInfoResolver = ByReflection();
        _options.TypeInfoResolverChain.Add(SimpleResults.Default);
        Contents = new InputContracts(_options);
    }

    /// <summary>What the contents of values are.</summary>
    public InputContracts Contents { get; }

    /// <exception cref="ResultSerializationException">There is none.</exception>
    public JsonTypeInfo<T> Of<T>()
    {
        try
        {
            return (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            var reason = JsonSerializer.IsReflectionEnabledByDefault
                ? $"System.Text.Json does not support it ({exception.Message})"
                : "reflection-based serialization is off, and the source-generated context in ProvostOptions.ResultSerializerOptions does not have it";
            throw new ResultSerializationException(typeof(T), reason, exception);
        }
    }

    /// <summary>A hash of what a value consists of.</summary>
    /// <exception cref="ResultSerializationException">It is more than plain data.</exception>
    public byte[] ContentsOf<T>(T value)
    {
        using var hash = new CanonicalHash();
        try
        {
            new CanonicalWriter(hash, Contents, isResult: true).Write(value);
        }
        catch (UnhashableException exception)
        {
            throw new ResultSerializationException(exception.Type, exception.Message, exception);
        }

        return hash.FinishBytes();
    }

    /// <summary>A copy of plain data; what cannot be copied for certain is given as it is.</summary>
    public object? Copy(object? value)
    {
        if (value is null or string || value.GetType().IsPrimitive) return value;
        try
        {
            var contract = _options.GetTypeInfo(value.GetType());
            var copy = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, contract), contract);
            return ContentsOf(value).AsSpan().SequenceEqual(ContentsOf(copy)) ? copy : value;
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException or ArgumentException or ResultSerializationException)
        {
            return value;
        }
    }

    private static JsonSerializerOptions Default() => new() { IncludeFields = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyWithReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = OnlyWithReflection)]
    private static DefaultJsonTypeInfoResolver ByReflection() => new();
}
