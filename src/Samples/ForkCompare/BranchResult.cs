namespace ForkCompare;

/// <summary>What became of a branch: an answer with its score, or the reason why there is none.</summary>
public sealed record BranchResult(Branch Branch, string State, int Attempts, double Seconds, Answer? Answer, Score? Score, string? Error);
