namespace Provost.Generators.Model;

/// <summary>What the XML documentation says of one parameter.</summary>
internal sealed record ParameterDocumentation(string Name, string Text);
