namespace Guide.Tests;

/// <summary>Code of a page: its text, the line where it begins, and whether it is members of a class that is not shown.</summary>
internal sealed record SnippetPart(string Code, int Line, bool IsMembers);
