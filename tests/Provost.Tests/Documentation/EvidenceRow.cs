namespace Provost.Tests;

/// <summary>A row of a list of behaviours: its id, what it says in columns, and why it has no test, if it has none.</summary>
internal sealed record EvidenceRow(string Section, string Id, IReadOnlyList<string> Columns, string? Reason);
