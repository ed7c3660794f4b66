namespace ForkCompare;

/// <summary>What the model said.</summary>
public sealed record Answer(string Text, int Tokens);
