using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads an attribute so that it can be written again as an object creation.</summary>
internal static class AttributeParser
{
    /// <summary>Whether the attribute and its arguments compile.</summary>
    public static bool IsSound(AttributeData attribute) =>
        attribute is { AttributeClass.TypeKind: not TypeKind.Error, AttributeConstructor: not null }
        && !attribute.ConstructorArguments.Any(IsBroken)
        && !attribute.NamedArguments.Any(static named => IsBroken(named.Value));

    /// <summary>The attribute; <see langword="null"/> where its arguments do not compile.</summary>
    public static AttributeModel? Parse(AttributeData attribute)
    {
        if (!IsSound(attribute) || attribute is not { AttributeClass: { } type, AttributeConstructor: { } constructor })
            return null;

        return new(
            TypeNames.InCode(type),
            OrchestrationAttribute.IsDerived(attribute),
            attribute.ConstructorArguments
                .Select((argument, index) => ConstantFormatter.Format(argument, constructor.Parameters[index].Type))
                .ToEquatableArray(),
            attribute.NamedArguments
                .Select(named => new OptionModel(TypeNames.Identifier(named.Key), ConstantFormatter.Format(named.Value, TypeOf(type, named.Key))))
                .ToEquatableArray());
    }

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsBroken));

    private static ITypeSymbol? TypeOf(INamedTypeSymbol type, string member)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(member))
            {
                switch (candidate)
                {
                    case IPropertySymbol property:
                        return property.Type;
                    case IFieldSymbol field:
                        return field.Type;
                }
            }
        }

        return null;
    }
}
