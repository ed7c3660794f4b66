namespace Provost.Generators.Model;

/// <summary>The attribute of a flow or task, to be written again as an object creation.</summary>
/// <param name="Type">The attribute class, which may derive from the runtime's.</param>
/// <param name="IsDerived">Whether it does, so that its constructor may set options that are not seen here.</param>
/// <param name="Arguments">The constructor's arguments as C# expressions.</param>
/// <param name="Options">The options that were set by name.</param>
internal sealed record AttributeModel(
    string Type,
    bool IsDerived,
    EquatableArray<string> Arguments,
    EquatableArray<OptionModel> Options);
