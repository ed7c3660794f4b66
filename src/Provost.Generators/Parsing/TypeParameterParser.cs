using Microsoft.CodeAnalysis;
using Provost.Generators.Model;

namespace Provost.Generators.Parsing;

/// <summary>Reads type parameters so that generated code can declare them again.</summary>
internal static class TypeParameterParser
{
    public static EquatableArray<TypeParameterModel> Parse(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? EquatableArray<TypeParameterModel>.Empty : parameters.Select(Parse).ToEquatableArray();

    /// <summary>Those of all containing types, from the outside in, and the method's own: the ones that an interceptor has.</summary>
    public static List<ITypeParameterSymbol> All(IMethodSymbol method) =>
        [.. ContainingTypes.Chain(method.ContainingType).SelectMany(static part => part.TypeParameters), .. method.TypeParameters];

    /// <summary>The <c>where</c> clause, or an empty text.</summary>
    public static string Constraints(ITypeParameterSymbol parameter)
    {
        List<string> constraints = [];
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");

        constraints.AddRange(parameter.ConstraintTypes.Select(TypeNames.InCode));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");

        return constraints.Count == 0 ? "" : $"where {TypeNames.Identifier(parameter.Name)} : {string.Join(", ", constraints)}";
    }

    private static TypeParameterModel Parse(ITypeParameterSymbol parameter) =>
        new(parameter.Name, TypeNames.Identifier(parameter.Name), TrimmingOf(parameter), Constraints(parameter));

    /// <summary>Without it, a trimmed build would warn that generated code promises less than the method asks for.</summary>
    private static string TrimmingOf(ITypeParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(KnownTypes.DynamicallyAccessedMembersAttribute) == true && AttributeParser.Parse(attribute) is { } model)
                return $"[{model.Type}({string.Join(", ", model.Arguments)})] ";
        }

        return "";
    }
}
