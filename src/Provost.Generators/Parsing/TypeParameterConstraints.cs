using Microsoft.CodeAnalysis;

namespace Provost.Generators.Parsing;

/// <summary>Repeats the constraints of a type parameter.</summary>
internal static class TypeParameterConstraints
{
    /// <summary>The <c>where</c> clause, or an empty text.</summary>
    public static string Write(ITypeParameterSymbol parameter)
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

        return constraints.Count == 0 ? "" : $"where {TypeNames.Identifier(parameter.Name)} : {string.Join(", ", constraints)}";
    }
}
