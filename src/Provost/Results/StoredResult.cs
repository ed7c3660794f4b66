namespace Provost;

/// <summary>A result in a storage; <see langword="null"/> is a result like any other. It expires at a time in UTC, or never.</summary>
internal readonly record struct StoredResult<T>(T? Value, DateTimeOffset? Expiration);
