namespace Provost.Package.Tests;

/// <summary>All tests share one pack, and run one after another: each of their builds takes all cores there are.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "package";
}
