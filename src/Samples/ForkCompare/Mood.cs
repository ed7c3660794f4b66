namespace ForkCompare;

/// <summary>How the endpoint takes a request.</summary>
internal enum Mood
{
    /// <summary>It answers.</summary>
    Well,

    /// <summary>It leaves the request unanswered.</summary>
    Slow,

    /// <summary>It answers 429 and says when to come back.</summary>
    Busy,

    /// <summary>It answers 503.</summary>
    Down,
}
