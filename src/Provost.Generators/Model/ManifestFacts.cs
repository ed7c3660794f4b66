namespace Provost.Generators.Model;

/// <summary>What the manifest knows of one method beyond its definition.</summary>
/// <param name="Key">What it knows the method by.</param>
/// <param name="SourceHash">The hash of the method's code.</param>
/// <param name="ParameterSchema">The JSON Schema of a flow's parameters; <see langword="null"/> for a task.</param>
internal sealed record ManifestFacts(string Key, string SourceHash, string? ParameterSchema);
