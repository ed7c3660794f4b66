namespace ForkCompare;

/// <summary>One turn of a conversation.</summary>
public sealed record Message(string Role, string Text);
