namespace Provost.Generators.Model;

/// <summary>What the manifest of an assembly has of one of its types.</summary>
/// <param name="Name">The type's name, by which the manifest is sorted.</param>
/// <param name="Members">The flows and tasks that can be listed: none of a generic type.</param>
/// <param name="Facts">What is known of each of its methods.</param>
internal sealed record ManifestType(string Name, EquatableArray<ManifestMember> Members, EquatableArray<ManifestFacts> Facts);
