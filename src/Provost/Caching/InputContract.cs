using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>What a type is made of, or why it cannot be hashed.</summary>
internal sealed class InputContract
{
    private InputContract(JsonTypeInfo? info, string? refusal)
    {
        Info = info!;
        Refusal = refusal;
        Properties = [.. (info?.Properties ?? []).Where(property => property.Get is not null).OrderBy(property => property.Name, StringComparer.Ordinal)];
    }

    public JsonTypeInfo Info { get; }

    public string? Refusal { get; }

    /// <summary>The members, sorted by name: the order of their declaration is not part of a value.</summary>
    public IReadOnlyList<JsonPropertyInfo> Properties { get; }

    public static InputContract Of(JsonTypeInfo info) => new(info, refusal: null);

    public static InputContract Refused(string reason) => new(info: null, reason);
}
