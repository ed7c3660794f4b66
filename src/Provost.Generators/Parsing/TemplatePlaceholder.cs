namespace Provost.Generators.Parsing;

/// <summary>What a template refers to.</summary>
/// <param name="Name">What stands between the brace and the format.</param>
/// <param name="Start">Where the name starts in the template.</param>
internal readonly record struct TemplatePlaceholder(string Name, int Start);
