namespace Provost.Generators.Model;

/// <summary>The XML documentation of a method; all of it empty where there is none.</summary>
/// <param name="Summary">The content of its summary.</param>
/// <param name="Parameters">Name and content of each <c>param</c>.</param>
/// <param name="Others">The other top-level elements, whole.</param>
internal sealed record DocumentationModel(
    string Summary,
    EquatableArray<ParameterDocumentation> Parameters,
    EquatableArray<string> Others)
{
    public static DocumentationModel None { get; } = new("", default, default);
}
