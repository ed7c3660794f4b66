using System.Globalization;
using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>
/// Reads the JSON Schema of a flow's parameters, in the form of Prefect's <c>parameter_openapi_schema</c>: one property for each parameter,
/// with its title and position, and the types they are made of as definitions.
/// </summary>
internal static class ParameterSchema
{
    public static SchemaModel Parse(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var types = new SchemaTypes(cancellationToken);
        List<SchemaMember> properties = [];
        List<string> required = [];
        var token = ParameterParser.TokenOf(method);
        foreach (var parameter in method.Parameters)
        {
            if (ReferenceEquals(parameter, token))
                continue;

            properties.Add(new(parameter.Name, Property(parameter, properties.Count, types)));
            if (parameter is { IsOptional: false, IsParams: false })
                required.Add(parameter.Name);
        }

        return new(properties.ToEquatableArray(), required.ToEquatableArray(), types.Definitions().ToEquatableArray());
    }

    private static string Property(IParameterSymbol parameter, int position, SchemaTypes types)
    {
        var property = new JsonObject()
            .AddText("title", parameter.Name)
            .Add("position", position.ToString(CultureInfo.InvariantCulture));
        if (DefaultOf(parameter) is { } value)
            property.Add("default", value);

        return property.AddMembersOf(types.Of(parameter.Type, parameter.GetAttributes())).ToString();
    }

    private static string? DefaultOf(IParameterSymbol parameter)
    {
        if (parameter.IsParams)
            return "[]";
        if (!parameter.HasExplicitDefaultValue)
            return null;
        if (parameter is { ExplicitDefaultValue: null, Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } })
            return null;

        return SchemaTypes.EnumOf(parameter.Type) is { } enumeration && MemberOf(enumeration, parameter.ExplicitDefaultValue) is { } member
            ? JsonObject.Text(member)
            : JsonObject.Constant(parameter.ExplicitDefaultValue);
    }

    private static string? MemberOf(INamedTypeSymbol enumeration, object? value) =>
        enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && field.ConstantValue!.Equals(value))?.Name;
}
