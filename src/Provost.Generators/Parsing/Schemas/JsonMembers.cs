using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing.Schemas;

/// <summary>Tells what <c>System.Text.Json</c>, with the options of the web, reads of an object.</summary>
internal static class JsonMembers
{
    private const string Namespace = "System.Text.Json.Serialization.";

    public static bool HasConverter(ISymbol symbol) => Attribute(symbol, "JsonConverterAttribute") is not null;

    public static bool IsPolymorphic(INamedTypeSymbol type) =>
        Attribute(type, "JsonPolymorphicAttribute") is not null || Attribute(type, "JsonDerivedTypeAttribute") is not null;

    /// <summary>Whether an object of the type can be made of JSON by its members.</summary>
    public static bool IsReadable(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsTupleType: false, IsAnonymousType: false }
        && !IsOfPlatform(type)
        && (type.TypeKind == TypeKind.Struct || type.InstanceConstructors.Any(static constructor => constructor.DeclaredAccessibility == Accessibility.Public));

    /// <summary>The members that are read, those of base types first.</summary>
    public static IReadOnlyList<JsonMember> Of(INamedTypeSymbol type)
    {
        var parameters = ConstructorOf(type)?.Parameters ?? [];
        Dictionary<string, JsonMember> members = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (var property in Chain(type).SelectMany(static part => part.GetMembers().OfType<IPropertySymbol>()).Where(static property => IsPublicProperty(property)))
        {
            var parameter = parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            if (IsIgnored(property) || (property.SetMethod is not { DeclaredAccessibility: Accessibility.Public } && parameter is null))
                continue;

            if (!members.ContainsKey(property.Name))
                order.Add(property.Name);

            members[property.Name] = Member(property, parameter);
        }

        return [.. order.Select(name => members[name])];
    }

    private static JsonMember Member(IPropertySymbol property, IParameterSymbol? parameter)
    {
        var attributes = parameter is null ? property.GetAttributes() : property.GetAttributes().AddRange(parameter.GetAttributes());
        var isRequired = property.IsRequired || Attribute(property, "JsonRequiredAttribute") is not null || parameter is { IsOptional: false };
        return new(NameOf(property), property.Type, attributes, isRequired, HasConverter(property));
    }

    /// <summary>The constructor that is called: the marked one, one without parameters, or the only one.</summary>
    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared || constructor.Parameters.IsEmpty).ToList();
        if (constructors.Find(static constructor => Attribute(constructor, "JsonConstructorAttribute") is not null) is { } marked)
            return marked;

        var callable = constructors.FindAll(static constructor => constructor.DeclaredAccessibility == Accessibility.Public);
        return callable.Find(static constructor => constructor is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false })
            ?? (callable.FindAll(static constructor => !constructor.Parameters.IsEmpty) is [var only] ? only : null);
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> chain = [];
        for (var current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
            chain.Add(current);

        chain.Reverse();
        return chain;
    }

    private static bool IsPublicProperty(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public };

    private static bool IsIgnored(IPropertySymbol property) =>
        Attribute(property, "JsonIgnoreAttribute") is { } ignore && !ignore.NamedArguments.Any(static argument => argument is { Key: "Condition", Value.Value: not 1 });

    private static string NameOf(IPropertySymbol property) =>
        Attribute(property, "JsonPropertyNameAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : CamelCase(property.Name);

    /// <summary>As the platform's policy has it: the first letter, or the first word in capitals.</summary>
    private static string CamelCase(string name)
    {
        var letters = name.ToCharArray();
        for (var index = 0; index < letters.Length && char.IsUpper(letters[index]); index++)
        {
            if (index > 0 && index + 1 < letters.Length && !char.IsUpper(letters[index + 1]))
                break;

            letters[index] = char.ToLowerInvariant(letters[index]);
        }

        return new(letters);
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        var outermost = type.ContainingNamespace;
        while (outermost is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            outermost = outermost.ContainingNamespace;

        return outermost is { IsGlobalNamespace: false, Name: "System" or "Microsoft" };
    }

    private static AttributeData? Attribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(Namespace + name) == true)
                return attribute;
        }

        return null;
    }
}
