using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>Adds to a schema what validation attributes demand, where JSON Schema has words for it; the run checks all of them.</summary>
internal static class SchemaValidations
{
    private const string Namespace = "System.ComponentModel.DataAnnotations.";

    public static string AddTo(string schema, ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        JsonObject? result = null;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } name && TypeNames.Metadata(name) is var full && full.StartsWith(Namespace, StringComparison.Ordinal))
                Add(full.Substring(Namespace.Length), attribute, type, () => result ??= new JsonObject().AddMembersOf(schema));
        }

        return result?.ToString() ?? schema;
    }

    private static void Add(string name, AttributeData attribute, ITypeSymbol type, Func<JsonObject> schema)
    {
        var arguments = attribute.ConstructorArguments;
        switch (name)
        {
            case "RangeAttribute" when arguments is [{ Value: int or double }, { Value: int or double }]:
                schema().Add(Named(attribute, "MinimumIsExclusive") is true ? "exclusiveMinimum" : "minimum", JsonObject.Constant(arguments[0].Value) ?? "null")
                    .Add(Named(attribute, "MaximumIsExclusive") is true ? "exclusiveMaximum" : "maximum", JsonObject.Constant(arguments[1].Value) ?? "null");
                break;
            case "StringLengthAttribute" when arguments is [{ Value: int most }]:
                AddLengths(schema(), type, Named(attribute, "MinimumLength") as int?, most);
                break;
            case "MinLengthAttribute" when arguments is [{ Value: int least }]:
                AddLengths(schema(), type, least, null);
                break;
            case "MaxLengthAttribute" when arguments is [{ Value: int most }]:
                AddLengths(schema(), type, null, most);
                break;
            case "LengthAttribute" when arguments is [{ Value: int least }, { Value: int most }]:
                AddLengths(schema(), type, least, most);
                break;
            case "RegularExpressionAttribute" when arguments is [{ Value: string pattern }]:
                // The attribute demands that the whole text fits.
                schema().AddText("pattern", $"^(?:{pattern})$");
                break;
            case "EmailAddressAttribute":
                schema().AddText("format", "email");
                break;
            case "AllowedValuesAttribute" when arguments is [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var values }] && values.All(static value => value.Kind == TypedConstantKind.Primitive):
                schema().Add("enum", JsonObject.List(values.Select(static value => JsonObject.Constant(value.Value) ?? "null")));
                break;
        }
    }

    private static void AddLengths(JsonObject schema, ITypeSymbol type, int? least, int? most)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        if (least is { } minimum)
            schema.Add(isText ? "minLength" : "minItems", Number(minimum));
        if (most is { } maximum && maximum >= 0)
            schema.Add(isText ? "maxLength" : "maxItems", Number(maximum));
    }

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
