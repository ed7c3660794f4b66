namespace Guide.Tests;

/// <summary>A snippet of a page with the ones before that it continues, and what it should do when it runs.</summary>
internal sealed record Snippet(
    string Page,
    int Line,
    IReadOnlyList<SnippetPart> Parts,
    bool Runs,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What it writes to standard output; <c>...</c> stands for any text within a line.</summary>
    public string? ExpectedOutput { get; init; }

    /// <summary>Lines that it writes to standard error, in this order; <c>...</c> stands for any text within a line.</summary>
    public string? ExpectedLog { get; init; }
}
