namespace Provost.Generators.Tests.Harness;

/// <summary>A file of a test's project.</summary>
public sealed record Source(string Path, string Text);
