using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>
/// Writes types as JSON Schema, as the runtime reads their values from JSON: names in camel case, members of enumerations by name. What it
/// cannot tell, a type with a converter of its own for one, allows everything.
/// </summary>
internal sealed class SchemaTypes(CancellationToken cancellationToken)
{
    /// <summary>A type argument that grows at each level, <c>Node&lt;Node&lt;T&gt;&gt;</c>, would never end.</summary>
    private const int MostDefinitions = 200;

    private const string Anything = "{}";

    private readonly Dictionary<ITypeSymbol, string> _names = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Queue<INamedTypeSymbol> _open = new();

    /// <summary>The schema of a value of the type, with what validation attributes demand of it.</summary>
    public string Of(ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return OrNull(Of(nullable.TypeArguments[0], attributes));

        var schema = SchemaValidations.AddTo(Plain(type), type, attributes);
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? OrNull(schema) : schema;
    }

    /// <summary>The types that were referred to, each by its name, in the order of names.</summary>
    public IReadOnlyList<SchemaMember> Definitions()
    {
        List<SchemaMember> definitions = [];
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var type = _open.Dequeue();
            definitions.Add(new(_names[type], type.TypeKind == TypeKind.Enum ? OfEnum(type) : OfObject(type)));
        }

        definitions.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return definitions;
    }

    /// <summary>The enumeration that a value of the type is of.</summary>
    public static INamedTypeSymbol? EnumOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => enumeration,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => EnumOf(nullable.TypeArguments[0]),
        _ => null,
    };

    private static string OrNull(string schema) => schema == Anything ? schema : $$"""{ "anyOf": [{{schema}}, { "type": "null" }] }""";

    private string Plain(ITypeSymbol type) => SchemaPrimitives.Of(type) ?? Compound(type);

    private string Compound(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
            return ListOf(array.ElementType, isSet: false);
        if (type is not INamedTypeSymbol named || JsonMembers.HasConverter(named) || JsonMembers.IsPolymorphic(named))
            return Anything;
        if (SchemaCollections.ValueOf(named) is { } value)
            return $$"""{ "type": "object", "additionalProperties": {{Of(value, [])}} }""";
        if (SchemaCollections.ItemOf(named) is { } item)
            return ListOf(item, SchemaCollections.IsSet(named));

        return named.TypeKind == TypeKind.Enum || JsonMembers.IsReadable(named) ? Reference(named) : Anything;
    }

    private string ListOf(ITypeSymbol item, bool isSet) =>
        $$"""{ "type": "array", "items": {{Of(item, [])}}{{(isSet ? ", \"uniqueItems\": true" : "")}} }""";

    private string Reference(INamedTypeSymbol type)
    {
        var plain = (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.None);
        if (!_names.TryGetValue(plain, out var name))
        {
            if (_names.Count >= MostDefinitions)
                return Anything;

            _names[plain] = name = FreeName(plain);
            _open.Enqueue(plain);
        }

        return $$"""{ "$ref": {{JsonObject.Text("#/definitions/" + name)}} }""";
    }

    /// <summary>The type's own name, and where two types share it, the whole one.</summary>
    private string FreeName(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (!_taken.Add(name))
        {
            name = TypeNames.ForPeople(type);
            while (!_taken.Add(name))
                name += "_";
        }

        return name;
    }

    private static string OfEnum(INamedTypeSymbol type)
    {
        var schema = new JsonObject().AddText("title", type.Name).AddText("type", "string");
        if (!type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Is(KnownTypes.FlagsAttribute) == true))
            schema.Add("enum", JsonObject.List(type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => JsonObject.Text(field.Name))));

        return schema.ToString();
    }

    private string OfObject(INamedTypeSymbol type)
    {
        var properties = new JsonObject();
        List<string> required = [];
        foreach (var member in JsonMembers.Of(type))
        {
            properties.Add(member.Name, new JsonObject().AddText("title", member.Name).AddMembersOf(member.HasConverter ? Anything : Of(member.Type, member.Attributes)).ToString());
            if (member.IsRequired)
                required.Add(JsonObject.Text(member.Name));
        }

        var schema = new JsonObject().AddText("title", type.Name).AddText("type", "object").Add("properties", properties.ToString());
        return (required.Count > 0 ? schema.Add("required", JsonObject.List(required)) : schema).ToString();
    }
}
