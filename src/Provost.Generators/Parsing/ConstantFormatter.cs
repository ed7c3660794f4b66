using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Provost.Generators.Parsing;

/// <summary>Writes constants as C# expressions, the same on every machine and in every culture.</summary>
internal static class ConstantFormatter
{
    /// <summary>A default value of a parameter, or an attribute's argument, of the given type.</summary>
    public static string Format(object? value, ITypeSymbol type)
    {
        if (value is null)
            return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : "default";

        return UnderNullable(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration
            ? FormatEnum(value, enumeration)
            : FormatPrimitive(value);
    }

    /// <summary>An attribute's argument, for a property or parameter of the target type.</summary>
    public static string Format(TypedConstant constant, ITypeSymbol? target)
    {
        if (constant.IsNull)
            return "null";

        switch (constant.Kind)
        {
            case TypedConstantKind.Array:
                return FormatArray(constant, target);
            case TypedConstantKind.Type:
                return $"typeof({TypeOf((ITypeSymbol)constant.Value!)})";
            default:
                var value = Format(constant.Value, constant.Type!);
                return target is null || SymbolEqualityComparer.Default.Equals(target, constant.Type) || constant.Type!.TypeKind == TypeKind.Enum
                    ? value
                    : $"({TypeNames.InCode(constant.Type!)})({value})";
        }
    }

    public static string FormatPrimitive(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool boolean => boolean ? "true" : "false",
        double number => FormatDouble(number),
        float number => FormatFloat(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"'{value.GetType()}' is not the type of a constant.", nameof(value)),
    };

    private static string FormatArray(TypedConstant constant, ITypeSymbol? target)
    {
        var elementType = (constant.Type as IArrayTypeSymbol)?.ElementType;
        var items = string.Join(", ", constant.Values.Select(item => Format(item, elementType)));
        return target is null or IArrayTypeSymbol
            ? $"[{items}]"
            : items.Length == 0 ? $"new {TypeNames.InCode(elementType!)}[0]" : $"new {TypeNames.InCode(elementType!)}[] {{ {items} }}";
    }

    private static string TypeOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsUnboundGenericType: true } open
            ? open.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static ITypeSymbol UnderNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string FormatEnum(object value, INamedTypeSymbol type)
    {
        var name = TypeNames.InCode(type.WithNullableAnnotation(NullableAnnotation.None));
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToList();
        if (fields.Find(field => field.ConstantValue!.Equals(value)) is { } exact)
            return Member(exact);

        return Decompose(fields, Bits(value)) is { } parts
            ? string.Join(" | ", parts.Select(Member))
            : $"({name})({FormatPrimitive(value)})";

        string Member(IFieldSymbol field) => $"{name}.{TypeNames.Identifier(field.Name)}";
    }

    private static List<IFieldSymbol>? Decompose(List<IFieldSymbol> fields, ulong value)
    {
        List<IFieldSymbol> parts = [];
        foreach (var field in fields)
        {
            var bits = Bits(field.ConstantValue!);
            if (bits != 0 && (bits & (bits - 1)) == 0 && (value & bits) != 0)
            {
                parts.Add(field);
                value &= ~bits;
            }
        }

        return value == 0 && parts.Count > 0 ? parts : null;
    }

    private static ulong Bits(object value) =>
        value is ulong bits ? bits : unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static string FormatDouble(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        0 when BitConverter.DoubleToInt64Bits(number) != 0 => "-0.0",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string FormatFloat(float number) => number switch
    {
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + "F",
    };
}
