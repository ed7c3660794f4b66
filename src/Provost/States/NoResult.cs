namespace Provost;

/// <summary>The result of a flow or task that returns nothing.</summary>
public readonly struct NoResult : IEquatable<NoResult>
{
    /// <inheritdoc/>
    public bool Equals(NoResult other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NoResult;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "";

    /// <summary>Always equal.</summary>
    public static bool operator ==(NoResult left, NoResult right) => true;

    /// <summary>Never different.</summary>
    public static bool operator !=(NoResult left, NoResult right) => false;
}
