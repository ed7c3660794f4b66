namespace Provost.Generators.Emitting;

/// <summary>What the XML documentation says of one parameter.</summary>
internal sealed record ParameterDocumentation(string Name, string Text);
