namespace Provost.Generators.Model;

/// <summary>An option set on an attribute.</summary>
/// <param name="Name">The property.</param>
/// <param name="Value">Its value as a C# expression.</param>
internal sealed record OptionModel(string Name, string Value);
