namespace ForkCompare;

/// <summary>What the endpoint is asked.</summary>
public sealed record ModelRequest(Branch Branch, Conversation Conversation);
