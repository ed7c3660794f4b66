namespace Provost.Generators.Emitting;

/// <summary>What the XML documentation says of one parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The content of the element.</param>
/// <param name="PlainText">The same as plain text in one line.</param>
internal sealed record ParameterDocumentation(string Name, string Text, string PlainText);
