using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Provost;

/// <summary>
/// Says what objects are made of, by the contracts of System.Text.Json: those of the options the user gave (source-generated ones
/// work trimmed and ahead-of-time compiled), or else those that reflection finds, where the program allows reflection.
/// </summary>
internal sealed class InputContracts
{
    private const string OnlyWithReflection =
        "Called only where reflection-based serialization is enabled. Publishing trimmed or native turns it off unless the program asks for it.";

    private readonly ConditionalWeakTable<Type, InputContract> _contracts = [];
    private readonly JsonSerializerOptions? _options;

    public InputContracts(JsonSerializerOptions? options)
    {
        options ??= JsonSerializer.IsReflectionEnabledByDefault ? ByReflection() : null;
        _options = options is null ? null : SecretRefusingConverter.AddTo(options);
        _options?.MakeReadOnly();
    }

    /// <summary>The contract of a type.</summary>
    /// <exception cref="UnhashableException">It has none that tells two values apart for certain.</exception>
    public InputContract Of(Type type)
    {
        var contract = _contracts.GetValue(type, Create);
        return contract.Refusal is null ? contract : throw new UnhashableException(type, contract.Refusal);
    }

    private InputContract Create(Type type)
    {
        if (_options is null) return InputContract.Refused("reflection-based serialization is off and ProvostOptions.InputSerializerOptions are not set");

        JsonTypeInfo info;
        try
        {
            info = _options.GetTypeInfo(type);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return InputContract.Refused($"System.Text.Json does not support it ({exception.Message})");
        }

        if (info.Kind == JsonTypeInfoKind.Object && info.OriginatingResolver is DefaultJsonTypeInfoResolver && HiddenField(info) is { } hidden)
            return InputContract.Refused($"its field '{hidden}' is not among the public members that would be hashed");

        return InputContract.Of(info);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyWithReflection)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = OnlyWithReflection)]
    private static JsonSerializerOptions ByReflection() => new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>
    /// State that the contract does not show. An object with such state may differ from another although all its visible members
    /// are the same (a <c>Regex</c>, a <c>StringBuilder</c>), so hashing those would hand out wrong results.
    /// </summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = OnlyWithReflection + " A field that was trimmed away is one that no code reads.")]
    private static string? HiddenField(JsonTypeInfo info)
    {
        var shown = info.Properties.Select(property => property.AttributeProvider).OfType<MemberInfo>().ToList();
        for (var type = info.Type; type is not null && type != typeof(object); type = type.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var field in type.GetFields(Own))
            {
                if (!IsShown(field, shown) && !IsLeftOutOnPurpose(field, type.GetProperty(PropertyOf(field), Own))) return field.Name;
            }
        }

        return null;
    }

    private static bool IsShown(FieldInfo field, List<MemberInfo> shown) => shown.Any(member => member switch
    {
        FieldInfo => member.Name == field.Name && member.DeclaringType == field.DeclaringType,
        PropertyInfo property => property.PropertyType == field.FieldType && string.Equals(property.Name, PropertyOf(field), StringComparison.OrdinalIgnoreCase),
        _ => false,
    });

    private static bool IsLeftOutOnPurpose(FieldInfo field, PropertyInfo? property) =>
        field.IsDefined(typeof(JsonIgnoreAttribute)) || property?.IsDefined(typeof(JsonIgnoreAttribute)) == true;

    /// <summary>The property a field belongs to, going by its name: <c>&lt;Name&gt;k__BackingField</c>, <c>_name</c>, <c>m_name</c>.</summary>
    private static string PropertyOf(FieldInfo field)
    {
        var name = field.Name;
        if (name.StartsWith('<') && name.IndexOf('>') is > 1 and var end) return name[1..end];
        return name.StartsWith("m_", StringComparison.Ordinal) ? name[2..] : name.TrimStart('_');
    }
}
