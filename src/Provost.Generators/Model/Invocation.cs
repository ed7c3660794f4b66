namespace Provost.Generators.Model;

/// <summary>A call as the syntax shows it.</summary>
/// <param name="Name">The name before the parentheses.</param>
/// <param name="Start">Where it starts in its file.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Invocation(string Name, int Start, int Length);
