namespace Provost.Analyzers.Tests.Documentation;

/// <summary>A fenced block of a rule page: its language, the marker after it, and the code.</summary>
internal sealed record RulePageBlock(string Language, string Marker, string Code)
{
    public const string Bad = "bad";
    public const string Good = "good";

    public bool IsCSharp => Language is "csharp" or "cs";
}
