using Provost.Generators.Model;

namespace Provost.Generators.Emitting;

/// <summary>Writes type parameters.</summary>
internal static class TypeParameterList
{
    /// <summary>The list that declares them: <c>&lt;T, U&gt;</c>; empty where there are none.</summary>
    public static string Declaration(EquatableArray<TypeParameterModel> parameters) =>
        Write(parameters, static parameter => parameter.Attributes + parameter.Identifier);

    /// <summary>The list that uses them as type arguments.</summary>
    public static string Use(EquatableArray<TypeParameterModel> parameters) => Write(parameters, static parameter => parameter.Identifier);

    /// <summary>A line for each of their <c>where</c> clauses.</summary>
    public static void EmitConstraints(SourceWriter writer, EquatableArray<TypeParameterModel> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Constraints.Length > 0)
                writer.Line(parameter.Constraints);
        }
    }

    private static string Write(EquatableArray<TypeParameterModel> parameters, Func<TypeParameterModel, string> write) =>
        parameters.IsEmpty ? "" : $"<{string.Join(", ", parameters.Select(write))}>";
}
