namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A package, by id and version.</summary>
/// <param name="id">The id.</param>
/// <param name="version">The version.</param>
public sealed class PackageIdentity(string id, string version) : IEquatable<PackageIdentity?>
{
    /// <summary>The id.</summary>
    public string Id { get; } = id ?? throw new ArgumentNullException(nameof(id));

    /// <summary>The version.</summary>
    public string Version { get; } = version ?? throw new ArgumentNullException(nameof(version));

    /// <inheritdoc />
    public bool Equals(PackageIdentity? other) => other is not null && Id == other.Id && Version == other.Version;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PackageIdentity);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Version);
}
