namespace Provost.Generators.Model;

/// <summary>A parameter of a flow or task.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Identifier">Its name as written in code, with <c>@</c> where it is a keyword.</param>
/// <param name="Type">Its type as written in generated code.</param>
/// <param name="Modifier"><c>this</c>, <c>in</c> or <c>params</c>, with a space behind it, or empty.</param>
/// <param name="Attributes">Caller-information attributes, with a space behind them, or empty.</param>
/// <param name="Default">Its default as a C# expression; <see langword="null"/> where an argument is required.</param>
/// <param name="IsToken">Whether it is the cancellation token that the engine replaces by the run's.</param>
/// <param name="AllowsNull">Whether null is a value it takes.</param>
/// <param name="Validations">Its validation attributes as C# expressions; only those of a flow are read.</param>
internal sealed record ParameterModel(
    string Name,
    string Identifier,
    string Type,
    string Modifier,
    string Attributes,
    string? Default,
    bool IsToken,
    bool AllowsNull,
    EquatableArray<string> Validations)
{
    /// <summary>Whether its type is a reference type written with <c>?</c>.</summary>
    public bool IsNullableReference { get; init; }

    public bool IsExtensionReceiver => Modifier.StartsWith("this ", StringComparison.Ordinal);

    public bool IsIn => Modifier.EndsWith("in ", StringComparison.Ordinal);

    public bool IsParams => Modifier == "params ";
}
