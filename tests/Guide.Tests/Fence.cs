namespace Guide.Tests;

/// <summary>A fenced block of a page: what follows the fence (<c>csharp run</c>), what is inside, and the line of the page where that begins.</summary>
internal sealed record Fence(string Language, IReadOnlyList<string> Markers, string Content, int Line)
{
    /// <summary>The file that a block marked <c>file=name</c> is.</summary>
    public string? FileName => Markers.FirstOrDefault(marker => marker.StartsWith("file=", StringComparison.Ordinal))?["file=".Length..];

    public bool Has(string marker) => Markers.Contains(marker);
}
