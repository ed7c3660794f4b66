namespace Provost.Analyzers.Tests.Documentation;

/// <summary>A fenced block of a rule page: its language, the marker after it, and the code.</summary>
internal sealed record RulePageBlock(string Language, string Marker, string Code)
{
    public const string Bad = "bad";
    public const string Good = "good";

    /// <summary>Follows a marker where the block belongs to a project that has turned interceptors off.</summary>
    public const string InterceptorsOff = ", interceptors off";

    public bool IsCSharp => Language is "csharp" or "cs";

    /// <summary>Whether the block is the text of an additional file, in which a rule finds mistakes.</summary>
    public bool IsAdditionalFile => Language == "text" && IsExample;

    /// <summary>Whether the block is held to what its marker says.</summary>
    public bool IsExample => Verdict is Bad or Good;

    /// <summary>What the marker says of the code.</summary>
    public string Verdict => HasInterceptors ? Marker : Marker[..^InterceptorsOff.Length];

    public bool HasInterceptors => !Marker.EndsWith(InterceptorsOff, StringComparison.Ordinal);
}
