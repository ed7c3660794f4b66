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

        return new(TypeNames.InCode(type), OrchestrationAttribute.IsDerived(attribute), ArgumentsOf(attribute, constructor), OptionsOf(attribute, type));
    }

    private static EquatableArray<string> ArgumentsOf(AttributeData attribute, IMethodSymbol constructor)
    {
        var arguments = new string[attribute.ConstructorArguments.Length];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = ConstantFormatter.Format(attribute.ConstructorArguments[index], constructor.Parameters[index].Type);

        return arguments.Length == 0 ? default : EquatableArray<string>.Owning(arguments);
    }

    /// <summary>Each option once: one that is set twice does not compile, and the proxy is not to fail with it.</summary>
    private static EquatableArray<OptionModel> OptionsOf(AttributeData attribute, INamedTypeSymbol type)
    {
        if (attribute.NamedArguments.IsEmpty)
            return default;

        var options = new OptionModel[attribute.NamedArguments.Length];
        var count = 0;
        foreach (var option in attribute.NamedArguments)
        {
            var name = TypeNames.Identifier(option.Key);
            if (!IsAmong(options, count, name))
                options[count++] = new(name, ConstantFormatter.Format(option.Value, TypeOf(type, option.Key)));
        }

        Array.Resize(ref options, count);
        return EquatableArray<OptionModel>.Owning(options);
    }

    private static bool IsAmong(OptionModel[] options, int count, string name)
    {
        for (var index = 0; index < count; index++)
        {
            if (options[index].Name == name)
                return true;
        }

        return false;
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
