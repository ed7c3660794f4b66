namespace Provost.Generators.Parsing;

/// <summary>A parameter that the template of a run's name refers to.</summary>
/// <param name="Name">What stands between the brace and the format.</param>
/// <param name="Start">Where the name starts in the template.</param>
internal readonly record struct RunNamePlaceholder(string Name, int Start);
