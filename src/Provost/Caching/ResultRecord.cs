namespace Provost;

/// <summary>A stored result.</summary>
/// <param name="Value">The result; <see langword="null"/> is a result like any other.</param>
/// <param name="Expiration">When it is no longer to be used, in UTC; <see langword="null"/> for never.</param>
public sealed record ResultRecord(object? Value, DateTimeOffset? Expiration);
