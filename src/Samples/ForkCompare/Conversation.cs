namespace ForkCompare;

/// <summary>What has been said so far. Branches continue it and never change it.</summary>
public sealed record Conversation(IReadOnlyList<Message> Messages);
