namespace Provost.Generators.Model;

/// <summary>What a method returns.</summary>
/// <param name="Kind">How the result is handed back.</param>
/// <param name="Type">The return type as written in generated code.</param>
/// <param name="Result">The type of the result itself, for a stream that of its elements in a list; <see langword="null"/> where there is none.</param>
internal sealed record ReturnModel(ReturnKind Kind, string Type, string? Result)
{
    public bool IsAwaitable => Kind is not (ReturnKind.Void or ReturnKind.Value);

    public bool HasResult => Result is not null;
}
