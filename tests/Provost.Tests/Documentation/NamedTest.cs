namespace Provost.Tests;

/// <summary>A test that names a row: the row, its method, and its file as seen from the root of the repository.</summary>
internal sealed record NamedTest(string Row, string Method, string File);
