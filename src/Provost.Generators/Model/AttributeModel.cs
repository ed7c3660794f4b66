namespace Provost.Generators.Model;

/// <summary>An attribute of a flow, a task or a parameter, to be written again as an object creation.</summary>
/// <param name="Type">The attribute class, which may derive from the runtime's.</param>
/// <param name="IsDerived">Whether it does, so that its constructor may set options that are not seen here.</param>
/// <param name="Arguments">The constructor's arguments as C# expressions.</param>
/// <param name="Options">The options that were set by name.</param>
internal sealed record AttributeModel(
    string Type,
    bool IsDerived,
    EquatableArray<string> Arguments,
    EquatableArray<OptionModel> Options)
{
    /// <summary>The creation as one expression.</summary>
    public string ToCreation()
    {
        var options = Options.IsEmpty ? "" : $" {{ {string.Join(", ", Options.Select(static option => $"{option.Name} = {option.Value}"))} }}";
        return $"new {Type}({string.Join(", ", Arguments)}){options}";
    }
}
