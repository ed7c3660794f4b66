namespace Provost.Tests;

/// <summary>The arguments of a call that has none.</summary>
internal readonly record struct Call;
