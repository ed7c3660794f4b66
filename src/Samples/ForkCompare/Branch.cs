namespace ForkCompare;

/// <summary>A way to go on with the conversation: which model, how daring, how long.</summary>
public sealed record Branch(string Name, string Model, double Temperature, int MaxWords)
{
    /// <summary>The branches of the sample. The last one has a setting that no model takes.</summary>
    public static IReadOnlyList<Branch> All { get; } =
    [
        new("terse", "swift-1", Temperature: 0.1, MaxWords: 20),
        new("plain", "swift-1", Temperature: 0.5, MaxWords: 40),
        new("thorough", "deep-2", Temperature: 0.3, MaxWords: 80),
        new("playful", "deep-2", Temperature: 1.2, MaxWords: 60),
        new("cheap", "nano-0", Temperature: 0.5, MaxWords: 40),
        new("busy", "popular-3", Temperature: 0.5, MaxWords: 40),
        new("wild", "deep-2", Temperature: 9, MaxWords: 40),
    ];
}
